// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.JournalReading;
import fr.parvis.audit.JournalReading.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The last lines of the journal, for those who read it. */
@Component
class JournalHomePart implements HomePart {
    private static final int MOST = 6;

    private final JournalReading journal;
    private final JournalSentences sentences;
    private final Moments moments;

    JournalHomePart(JournalReading journal, JournalSentences sentences, Moments moments) {
        this.journal = journal;
        this.sentences = sentences;
        this.moments = moments;
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public Optional<Content> of(SignedIn who) {
        if (!who.may(Right.READ_JOURNAL)) return Optional.empty();
        var entries = journal.list(Filter.EVERYTHING, MOST);
        var told = sentences.tell(entries);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < entries.size(); i++)
            rows.add(new Row(
                    told.get(i).stream().map(JournalSentences.Part::text).collect(Collectors.joining()),
                    moments.of(entries.get(i).at()),
                    AccessAddresses.JOURNAL + "/" + entries.get(i).id(),
                    false));
        return Optional.of(new Content(t("audit.title"), AccessAddresses.JOURNAL, List.of(), rows, t("audit.none")));
    }
}
