-- The years in which a reporter has flows.
-- A row: a year, exports or imports; all of them together in US dollars.
select year, indicator, sum(value) as value
from world_trade
where reporter = :reporter
group by year, indicator
order by year, indicator
