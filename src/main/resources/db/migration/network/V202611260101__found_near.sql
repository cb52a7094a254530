-- Points are found by their distance, and have a short address that never changes.

-- PostgreSQL's own; its trees answer "the nearest first" in three dimensions
create extension if not exists cube with schema public;

-- A place on the globe as a unit vector: the straight distance between two grows with their great circle, at any latitude.
create function network.on_globe(latitude double precision, longitude double precision) returns public.cube
    language sql immutable strict parallel safe
    return public.cube(array[cos(radians(latitude)) * cos(radians(longitude)),
                             cos(radians(latitude)) * sin(radians(longitude)),
                             sin(radians(latitude))]);

-- Six letters and digits that nobody takes for one another.
create function network.draw_code() returns text language sql volatile parallel safe
    return (select string_agg(substr('abcdefghjkmnpqrstuvwxyz23456789', 1 + floor(random() * 31)::int, 1), '')
            from generate_series(1, 6));

-- Where a commune is about: three communes in four have no position of their own in the data at hand. They stand in the middle of those that
-- share their postcode, else its first four digits, else its first three, else their department.
alter table network.commune
    add column about_latitude double precision,
    add column about_longitude double precision;

create function network.place_communes() returns void language sql as $$
    with known as (
        select department, unnest(postcodes) as postcode, latitude, longitude from network.commune where latitude is not null),
    five as (select postcode, avg(latitude) as latitude, avg(longitude) as longitude from known group by 1),
    four as (select left(postcode, 4) as postcode, avg(latitude) as latitude, avg(longitude) as longitude from known group by 1),
    three as (select left(postcode, 3) as postcode, avg(latitude) as latitude, avg(longitude) as longitude from known group by 1),
    department as (select department, avg(latitude) as latitude, avg(longitude) as longitude from known group by 1)
    update network.commune c
    set about_latitude = coalesce(c.latitude, five.latitude, four.latitude, three.latitude, d.latitude),
        about_longitude = coalesce(c.longitude, five.longitude, four.longitude, three.longitude, d.longitude)
    from network.commune one
        left join five on five.postcode = one.postcodes[1]
        left join four on four.postcode = left(one.postcodes[1], 4)
        left join three on three.postcode = left(one.postcodes[1], 3)
        left join department d on d.department = one.department
    where one.insee = c.insee
$$;
select network.place_communes();

alter table network.point
    add column short_code text,
    -- where it stands, else where its commune does
    add column spot public.cube;

create function network.place_point() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.short_code is not null then
        new.short_code := old.short_code;
    elsif new.short_code is null then -- one that comes back from a copy has its own
        loop
            new.short_code := network.draw_code();
            exit when not exists (select from network.point p where p.short_code = new.short_code);
        end loop;
    end if;
    new.spot := coalesce(network.on_globe(new.latitude, new.longitude),
        (select network.on_globe(c.about_latitude, c.about_longitude) from network.commune c where c.insee = new.insee));
    return new;
end $$;
create unique index point_by_code on network.point (short_code);
create trigger placed before insert or update on network.point for each row execute function network.place_point();

select set_config('parvis.scope', 'network', true);
update network.point set spot = null;
alter table network.point alter column short_code set not null;

create index point_by_spot on network.point using gist (spot);
-- where somebody's device says that it is
create index commune_by_spot on network.commune using gist (network.on_globe(latitude, longitude));
