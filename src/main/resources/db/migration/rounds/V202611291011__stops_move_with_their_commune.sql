-- A stop whose place is not known goes with its commune, as a point does.
create function rounds.move_stops() returns trigger language plpgsql as $$
declare
    scope text := current_setting('parvis.scope', true);
begin
    -- whoever loads places of communes: the points and stops of all associations go with them
    perform set_config('parvis.scope', 'network', true);
    update rounds.stop s set spot = null
    from moved m join before b on b.insee = m.insee
    where s.insee = m.insee and (s.latitude is null or s.longitude is null)
      and (m.about_latitude, m.about_longitude) is distinct from (b.about_latitude, b.about_longitude);
    perform set_config('parvis.scope', coalesce(scope, ''), true);
    return null;
end $$;
create trigger moves_stops after update on network.commune
    referencing old table as before new table as moved for each statement execute function rounds.move_stops();
