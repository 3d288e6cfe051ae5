-- With whom a reporter has flows in any year.
-- A row: a partner.
select distinct partner
from world_trade
where reporter = :reporter
order by partner
