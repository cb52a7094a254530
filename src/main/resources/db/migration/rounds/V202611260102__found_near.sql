-- Stops are found by their distance; a tour has a short address that never changes.
alter table rounds.tour add column short_code text;

create function rounds.code_tour() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.short_code is not null then
        new.short_code := old.short_code;
    elsif new.short_code is null then -- one that comes back from a copy has its own
        loop
            new.short_code := network.draw_code();
            exit when not exists (select from rounds.tour t where t.short_code = new.short_code);
        end loop;
    end if;
    return new;
end $$;
create unique index tour_by_code on rounds.tour (short_code);
create trigger coded before insert or update on rounds.tour for each row execute function rounds.code_tour();

alter table rounds.stop add column spot public.cube;
create function rounds.place_stop() returns trigger language plpgsql as $$
begin
    new.spot := coalesce(network.on_globe(new.latitude, new.longitude),
        (select network.on_globe(c.about_latitude, c.about_longitude) from network.commune c where c.insee = new.insee));
    return new;
end $$;
create trigger placed before insert or update on rounds.stop for each row execute function rounds.place_stop();

select set_config('parvis.scope', 'network', true);
update rounds.tour set short_code = null;
update rounds.stop set spot = null;
alter table rounds.tour alter column short_code set not null;
create index stop_by_spot on rounds.stop using gist (spot);
