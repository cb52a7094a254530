call people.note_moved('mandates.mandate.person', 'mandates.moved', 'select merge, mandate from mandates.moved where mandate is not null');
call people.note_moved('mandates.act.person', 'mandates.moved', 'select merge, act from mandates.moved where act is not null');
drop table mandates.moved;
