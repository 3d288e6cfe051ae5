-- The products that a reporter trades most with a partner in the latest year of both.
-- A row: six digits; exports, imports and both together in US dollars.
select
    year,
    product,
    sum(value) filter (where indicator = 'exports') as exports,
    sum(value) filter (where indicator = 'imports') as imports,
    sum(value) as turnover
from (
    select year, product, indicator, value, max(year) over () as latest
    from world_trade
    where reporter = :reporter and partner = :partner
) as pair
where year = latest
group by year, product
order by turnover desc, product
limit :count
