-- What a reporter sells to or buys from blocks or countries in a year, by so many digits of the
-- Harmonized System, among the goods between two codes.
-- A row: the digits; US dollars, tonnes where all six-digit goods have them, how many those are.
select
    substr(product, 1, :digits) as product,
    sum(value) as value,
    case when count(quantity) = count(*) then sum(quantity) end as quantity,
    count(distinct product) as products
from world_trade
where reporter = :reporter
    and indicator = :indicator
    and year = :year
    and product between :first and :last
    and partner in (
        select area from block_member
        where block in (:partners) and :year between first_year and last_year
    )
group by substr(product, 1, :digits)
order by value desc, 1
