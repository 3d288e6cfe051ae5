-- The trade of a reporter with each of several blocks or countries, year by year.
-- A row: a year and a block; exports, imports and both together in US dollars.
select
    t.year,
    m.block,
    sum(t.value) filter (where t.indicator = 'exports') as exports,
    sum(t.value) filter (where t.indicator = 'imports') as imports,
    sum(t.value) as turnover
from world_trade t
join block_member m
    on m.area = t.partner and t.year between m.first_year and m.last_year
where t.reporter = :reporter and m.block in (:blocks)
group by t.year, m.block
order by t.year, m.block
