// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalReading;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Words;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One entry of the journal, and the way to the others of the same account, subject and day. */
@Controller
@Requires(Right.READ_JOURNAL)
class JournalEntryPage {
    private final JournalReading journal;
    private final JournalSentences sentences;
    private final Accounts accounts;
    private final Moments moments;

    JournalEntryPage(JournalReading journal, JournalSentences sentences, Accounts accounts, Moments moments) {
        this.journal = journal;
        this.sentences = sentences;
        this.accounts = accounts;
        this.moments = moments;
    }

    @GetMapping(AccessAddresses.JOURNAL + "/{number:\\d{1,18}}")
    String show(@PathVariable long number, Model model) {
        var entry = journal.find(number).orElseThrow(() -> new NotFound("entry of the journal " + number));
        var at = moments.local(entry.at());
        var account = entry.account();
        var subject = FormFields.id(entry.subject());
        model.addAttribute(
                "page",
                new JournalEntryView(
                        entry.id(),
                        Words.longDate(at.toLocalDate()),
                        Words.time(at.toLocalTime()),
                        sentences.tell(List.of(entry)).getFirst(),
                        account == null
                                ? ""
                                : accounts.find(account)
                                        .map(Accounts.Account::name)
                                        .orElseGet(() -> Words.t("audit.gone.account")),
                        account == null ? null : AccessAddresses.JOURNAL + "?compte=" + account,
                        subject == null || subject.equals(account) ? null : AccessAddresses.journalOfFile(subject),
                        AccessAddresses.JOURNAL + "?du=" + at.toLocalDate() + "&au=" + at.toLocalDate()));
        return "access/journal-entry";
    }
}
