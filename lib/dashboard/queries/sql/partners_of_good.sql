-- With whom a reporter trades the goods between two codes, in a year, the largest first.
-- A row: a partner; US dollars, tonnes where all flows have them.
select
    partner,
    sum(value) as value,
    case when count(quantity) = count(*) then sum(quantity) end as quantity
from world_trade
where reporter = :reporter
    and indicator = :indicator
    and year = :year
    and product between :first and :last
group by partner
order by value desc, partner
