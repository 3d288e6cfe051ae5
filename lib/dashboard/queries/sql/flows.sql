-- Every flow of a reporter with blocks or countries, as it is in the dataset.
-- A row: reporter, partner, year, six digits, exports or imports; US dollars, tonnes.
select reporter, partner, year, product, indicator, value, quantity
from world_trade
where reporter = :reporter
    and year between :first_year and :last_year
    and partner in (select area from block_member where block in (:partners))
order by partner, year, product, indicator
