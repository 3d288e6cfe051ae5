-- What a reporter sells to and buys from blocks or countries of the goods between two codes, year
-- by year.
-- A row: a year, exports or imports; US dollars, tonnes where all flows have them.
select
    t.year,
    t.indicator,
    sum(t.value) as value,
    case when count(t.quantity) = count(*) then sum(t.quantity) end as quantity
from world_trade t
where t.reporter = :reporter
    and t.product between :first and :last
    and exists (
        select 1 from block_member m
        where m.block in (:partners)
            and m.area = t.partner
            and t.year between m.first_year and m.last_year
    )
group by t.year, t.indicator
order by t.year, t.indicator
