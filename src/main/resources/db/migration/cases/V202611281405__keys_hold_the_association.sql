alter table cases.case_file add unique (association, id);

call access.bind_key('cases.case_file', 'case_file_person_fkey');
call access.bind_key('cases.step', 'step_case_file_fkey');
call access.bind_key('cases.contact_made', 'contact_made_case_file_fkey');
call access.bind_key('cases.closing', 'closing_case_file_fkey');
call access.bind_key('cases.moved', 'moved_case_file_fkey');

-- what goes with its case goes by the key; what is counted of nobody stays
revoke delete on cases.step, cases.contact_made, cases.closing, cases.outcome_of_nobody from ${app};
revoke update on cases.moved, cases.outcome_of_nobody from ${app};
