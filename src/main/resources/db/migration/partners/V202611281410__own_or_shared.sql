-- What names a partner names one of its own association, or a shared one, which is nobody's: two owners that one foreign key cannot hold.
-- The key tells that the partner is there, this trigger whose it is. A partner never changes hands (its policies), so it is asked only
-- when a row is written or names another.
create function partners.own_or_shared() returns trigger language plpgsql as $$
begin
    if new.partner is not null and not exists (
            select from partners.partner p where p.id = new.partner and (p.association is null or p.association = new.association)) then
        raise foreign_key_violation using
            message = format('partner %s is neither of association %s nor shared', new.partner, new.association),
            schema = tg_table_schema, table = tg_table_name, column = 'partner';
    end if;
    return new;
end $$;

create trigger own_or_shared before insert or update of association, partner on partners.service
    for each row execute function partners.own_or_shared();
