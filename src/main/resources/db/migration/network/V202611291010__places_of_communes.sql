-- Where a commune is: as an official file says it, else as GeoNames does; "about" is that, or an estimate from its neighbours. All three
-- come with the reference file or with "bin/parvis import communes": nothing is computed here any more.
alter table network.commune
    -- its place comes from an official file, which the files that the application carries do not change
    add column official boolean not null default false,
    -- from which zoom on a map has room for its name; null where its place is estimated
    add column label_zoom smallint;
create index on network.commune (longitude, latitude) where label_zoom is not null;
drop function network.place_communes();

-- A point that stands at its commune goes with it, and is found by its name of today.
create function network.move_points() returns trigger language plpgsql as $$
declare
    scope text := current_setting('parvis.scope', true);
begin
    -- whoever loads places of communes: the points and stops of all associations go with them
    perform set_config('parvis.scope', 'network', true);
    update network.point p set spot = null
    from moved m join before b on b.insee = m.insee
    where p.insee = m.insee and (p.latitude is null or p.longitude is null)
      and (m.about_latitude, m.about_longitude) is distinct from (b.about_latitude, b.about_longitude);
    update network.point p set insee = p.insee
    from moved m join before b on b.insee = m.insee
    where p.insee = m.insee and m.name is distinct from b.name;
    perform set_config('parvis.scope', coalesce(scope, ''), true);
    return null;
end $$;
create trigger moves_points after update on network.commune
    referencing old table as before new table as moved for each statement execute function network.move_points();
