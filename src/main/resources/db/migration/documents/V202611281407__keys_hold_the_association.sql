call access.bind_key('documents.document', 'document_case_file_fkey');
