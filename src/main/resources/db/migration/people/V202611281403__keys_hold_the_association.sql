alter table people.person add unique (association, id);
alter table people.note add unique (association, id);

call access.bind_key('people.person', 'person_merged_into_fkey');
call access.bind_key('people.contact', 'contact_person_fkey');
call access.bind_key('people.note', 'note_person_fkey');
call access.bind_key('people.earlier_note', 'earlier_note_note_fkey');
call access.bind_key('people.consent', 'consent_person_fkey');
call access.bind_key('people.household_link', 'household_link_person_fkey');
call access.bind_key('people.household_link', 'household_link_other_fkey');
call access.bind_key('people.person_visit', 'person_visit_person_fkey');
call access.bind_key('people.merge', 'merge_kept_fkey');
call access.bind_key('people.merge', 'merge_dropped_fkey');
call access.bind_key('people.name_word', 'name_word_person_fkey');
call access.bind_key('people.act_on', 'act_on_person_fkey');

-- written and deleted, never changed
revoke update on people.name_word from ${app};
