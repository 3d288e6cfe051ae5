-- What a reporter says it sold to or bought from blocks or countries in a year, and what these say
-- they bought from it or sold to it, by so many digits, among the goods between two codes.
-- A row: the digits; both figures in US dollars, null where a side has none.
select
    substr(product, 1, :digits) as product,
    sum(value) filter (where reporter = :reporter) as reported,
    sum(value) filter (where partner = :reporter) as mirrored
from world_trade
where year = :year
    and product between :first and :last
    and (
        (
            reporter = :reporter
            and indicator = :indicator
            and partner in (
                select area from block_member
                where block in (:partners) and :year between first_year and last_year
            )
        )
        or (
            partner = :reporter
            and indicator = :mirror
            and reporter in (
                select area from block_member
                where block in (:partners) and :year between first_year and last_year
            )
        )
    )
group by substr(product, 1, :digits)
order by coalesce(
    sum(value) filter (where reporter = :reporter), sum(value) filter (where partner = :reporter)
) desc, 1
