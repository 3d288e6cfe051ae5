-- With whom a reporter has flows in any year.
-- A row: a partner, and how many rows there are.
select partner, count(*) as flows
from world_trade
where reporter = :reporter
group by partner
order by partner
