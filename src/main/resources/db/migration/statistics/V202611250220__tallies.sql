create schema statistics;
grant usage on schema statistics to ${app};

-- How much was done at a point on a day, by one dimension at a time. Kept in the transaction of each act. No personal data:
-- only sums, so that the network's head can add them up without seeing a single act.
create table statistics.tally (
    association uuid not null,
    point       uuid not null,
    day         date not null,
    dimension   text not null,
    code        text not null,
    visits      int not null,
    persons     int not null,
    requests    int not null,
    minutes     int not null,
    primary key (point, day, dimension, code)
);
create index tally_by_association on statistics.tally (association, day, dimension);
create index tally_by_day on statistics.tally (day, dimension);

grant select, insert, update, delete on statistics.tally to ${app};
