// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.outreach.ImportedList;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Imports a file that a partner uploaded, in the association's scope, never in the partner's. Where somebody has to say which column is
 * which, the file waits for them.
 */
@Component
@Transactional
class ImportHandedOver {
    /** The result of one file. */
    sealed interface Outcome {
        /** Imported: the file is a list now. */
        record Taken(UUID list) implements Outcome {}

        /** Somebody of the association must look first; it waits. */
        record Waiting() implements Outcome {}

        /** It is no list, or not one that was agreed on: set aside. */
        record SetAside() implements Outcome {}
    }

    private final WaitingFiles files;
    private final ReceiveList receive;

    ImportHandedOver(WaitingFiles files, ReceiveList receive) {
        this.files = files;
        this.receive = receive;
    }

    public Outcome handle(UUID upload) {
        var file = files.find(upload).orElse(null);
        if (file == null) return new Outcome.SetAside();
        var received = new ReceivedFile(file.way(), file.fileName(), files.open(upload), file.by());
        return switch (receive.handle(file.arrangement(), received)) {
            case ReceiveList.Outcome.Taken(var list, var errors) -> taken(upload, list);
            case ReceiveList.Outcome.Already(var list) -> taken(upload, list);
            case ReceiveList.Outcome.Refused refused -> {
                if (refused.why().fault().isForNow()) yield new Outcome.Waiting();
                if (refused.why().fault().mayBeCorrected()) {
                    files.lookedAt(upload);
                    yield new Outcome.Waiting();
                }
                files.setAside(upload, refused.why());
                yield new Outcome.SetAside();
            }
        };
    }

    private Outcome taken(UUID upload, ImportedList list) {
        files.done(upload, true);
        return new Outcome.Taken(list.id());
    }
}
