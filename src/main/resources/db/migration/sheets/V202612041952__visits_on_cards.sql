-- What other modules may read of cards: the visits that were joined to them.
create view sheets.visit_on_card with (security_invoker = true) as
    select association, card, visit, day from sheets.stop where visit is not null;
grant select on sheets.visit_on_card to ${app};
