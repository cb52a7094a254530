-- A stop has a short address that never changes, as a tour has.
alter table rounds.stop add column short_code text;

create function rounds.code_stop() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.short_code is not null then
        new.short_code := old.short_code;
    elsif new.short_code is null then -- one that comes back from a copy has its own
        loop
            new.short_code := network.draw_code();
            exit when not exists (select from rounds.stop s where s.short_code = new.short_code);
        end loop;
    end if;
    return new;
end $$;
create unique index stop_by_code on rounds.stop (short_code);
create trigger coded before insert or update on rounds.stop for each row execute function rounds.code_stop();

-- what is told of stops is the same as before: nobody who follows it has to read it again
alter table rounds.stop disable trigger stop_updated;
select set_config('parvis.scope', 'network', true);
update rounds.stop set short_code = null;
alter table rounds.stop enable trigger stop_updated;
alter table rounds.stop alter column short_code set not null;
