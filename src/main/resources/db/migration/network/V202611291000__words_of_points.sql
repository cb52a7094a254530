-- What a search of points compares: name, address, postcode and commune, in lower case without accents. It is found by its trigrams,
-- however many points there are.
alter table network.point add column plain text not null default '';

create function network.fold_point() returns trigger language plpgsql as $$
begin
    new.plain := lower(public.unaccent(concat_ws(' ', new.name, new.address, new.postcode,
        (select c.name from network.commune c where c.insee = new.insee))));
    return new;
end $$;
create trigger folded before insert or update of name, address, postcode, insee on network.point
    for each row execute function network.fold_point();

select set_config('parvis.scope', 'network', true);
update network.point set name = name;

create index point_by_plain on network.point using gin (plain public.gin_trgm_ops);
