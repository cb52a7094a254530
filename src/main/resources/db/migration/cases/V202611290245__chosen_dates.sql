-- Whether somebody chose the date of a step, which nothing counts anew then; its sentence in "because" told it before.
alter table cases.step add column due_chosen boolean not null default false;
alter table cases.step no force row level security;
update cases.step set due_chosen = true, because = ''
where because in ('Date choisie par un médiateur.', 'Date chosen by a mediator.');
alter table cases.step force row level security;
