-- The goods that a reporter has flows of in any year.
-- A row: six digits.
select distinct product
from world_trade
where reporter = :reporter
order by product
