-- How many times its trade with a block in one year every reporter's was in another, the fastest
-- first; of reporters that traded with it in both.
-- A row: a reporter; its trade with the block in both years in US dollars, and their ratio.
select reporter, base, latest, latest / base as growth
from (
    select
        t.reporter,
        sum(t.value) filter (where t.year = :base_year) as base,
        sum(t.value) filter (where t.year = :year) as latest
    from world_trade t
    join block_member m
        on m.area = t.partner and t.year between m.first_year and m.last_year
    where m.block = :block and t.year in (:base_year, :year)
    group by t.reporter
) as both_years
where base > 0 and latest > 0
order by growth desc, reporter
