// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Chain;
import fr.parvis.audit.JournalReading;
import fr.parvis.audit.JournalReading.Entry;
import fr.parvis.audit.JournalReading.Filter;
import fr.parvis.audit.Retention;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.NetworkTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The journal, as its database policy lets the viewer see it, and how long it is kept. */
@Controller
@Requires(Right.READ_JOURNAL)
@RequestMapping(AccessAddresses.JOURNAL)
class JournalPage {
    private static final int PAGE = 40;

    private final JournalReading journal;
    private final JournalSentences sentences;
    private final JournalTopics topics;
    private final Chain chain;
    private final Retention retention;
    private final Accounts accounts;
    private final Clock clock;
    private final Moments moments;

    JournalPage(
            JournalReading journal,
            JournalSentences sentences,
            JournalTopics topics,
            Chain chain,
            Retention retention,
            Accounts accounts,
            Clock clock,
            Moments moments) {
        this.journal = journal;
        this.sentences = sentences;
        this.topics = topics;
        this.chain = chain;
        this.retention = retention;
        this.accounts = accounts;
        this.clock = clock;
        this.moments = moments;
    }

    /**
     * Question that the address asks, as it was typed.
     *
     * @param dossier the address of a person's file or of another page, or the identifier in it
     * @param avant number of the entry before which the page ends
     * @param apres number of the entry after which the page begins
     */
    record Asked(
            String du,
            String au,
            String action,
            String compte,
            String dossier,
            @Nullable Long avant,
            @Nullable Long apres) {
        static final Asked NOTHING = new Asked("", "", "", "", "", null, null);

        Asked {
            du = FormFields.given(du);
            au = FormFields.given(au);
            action = FormFields.given(action);
            compte = FormFields.given(compte);
            dossier = FormFields.given(dossier);
        }

        @Nullable
        LocalDate firstDay() {
            return FormFields.day(du);
        }

        @Nullable
        LocalDate lastDay() {
            return FormFields.day(au);
        }

        boolean reversed() {
            var first = firstDay();
            var last = lastDay();
            return first != null && last != null && last.isBefore(first);
        }

        Asked between(String first, String last) {
            return new Asked(first, last, action, compte, dossier, null, null);
        }

        Asked anyFile() {
            return new Asked(du, au, action, compte, "", null, null);
        }

        String address() {
            return builder().toUriString();
        }

        /** The address of the same question from another entry on. */
        String from(String key, long entry) {
            return builder().queryParam(key, entry).toUriString();
        }

        /** Only what is asked stands in it. */
        private UriComponentsBuilder builder() {
            var address = UriComponentsBuilder.fromPath(AccessAddresses.JOURNAL);
            var id = FormFields.idIn(dossier);
            Map.of("du", du, "au", au, "action", action, "compte", compte, "dossier", id == null ? "" : id.toString())
                    .entrySet()
                    .stream()
                    .filter(one -> !one.getValue().isBlank())
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(one -> address.queryParam(one.getKey(), one.getValue()));
            return address.encode();
        }
    }

    @GetMapping
    String show(@ModelAttribute Asked asked, SignedIn who, Model model) {
        return page(asked, FilledForm.empty(), who, model);
    }

    @Requires(Right.SET_RETENTION)
    @PostMapping("/conservation")
    String decide(
            @RequestParam(defaultValue = "") String mois,
            @RequestParam(defaultValue = "") String motif,
            SignedIn who,
            Model model) {
        var problems = new Problems();
        int months = mois.matches("\\d{1,2}") ? Integer.parseInt(mois) : 0;
        if (months < Retention.LEAST_MONTHS || months > Retention.MOST_MONTHS)
            problems.add("mois", Words.t("audit.retention.months-wrong"));
        else if (months > Retention.LEAST_MONTHS && motif.strip().length() < Retention.LEAST_JUSTIFICATION)
            problems.add("motif", Words.t("audit.retention.justification-missing"));
        if (!problems.isEmpty()) {
            var form = new FilledForm(Map.of("mois", mois, "motif", motif), problems);
            return FormAnswer.invalid(page(Asked.NOTHING, form, who, model));
        }
        retention.decide(new Retention.Term(NetworkTime.today(clock), months, motif));
        Notice.success(Words.t("audit.retention.decided", months)).onNextPage();
        return "redirect:" + AccessAddresses.JOURNAL;
    }

    private String page(Asked asked, FilledForm form, SignedIn who, Model model) {
        var before = asked.avant();
        var after = asked.apres();
        // one more than is shown tells whether there are others
        var found = found(asked, before, after);
        boolean others = found.size() > PAGE;
        var shown = !others ? found : after != null ? found.subList(1, found.size()) : found.subList(0, PAGE);
        boolean newer = before != null || (after != null && others);
        boolean older = after != null || others;
        var current = retention.current();
        var months = form.value("mois");
        model.addAttribute(
                "page",
                new JournalView(
                        days(shown),
                        filters(asked, who),
                        newer && !shown.isEmpty()
                                ? asked.from("apres", shown.getFirst().id())
                                : null,
                        older && !shown.isEmpty()
                                ? asked.from("avant", shown.getLast().id())
                                : null,
                        chain.state(),
                        current,
                        retention.list(),
                        who.may(Right.SET_RETENTION),
                        months.isEmpty() ? Integer.toString(current.months()) : months,
                        form.value("motif"),
                        form.problems()));
        return "access/journal";
    }

    private List<Entry> found(Asked asked, @Nullable Long before, @Nullable Long after) {
        if (asked.reversed()) return List.of();
        var file = FormFields.idIn(asked.dossier());
        if (file == null && !asked.dossier().isBlank()) return List.of();
        var last = asked.lastDay();
        var filter = new Filter(
                start(asked.firstDay()),
                start(last == null ? null : last.plusDays(1)),
                topics.actions(asked.action()).orElse(null),
                FormFields.id(asked.compte()),
                file == null ? null : sentences.subjectsOf(file));
        if (before != null) return journal.listBefore(filter, before, PAGE + 1);
        return after != null ? journal.listAfter(filter, after, PAGE + 1) : journal.list(filter, PAGE + 1);
    }

    private @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : moments.start(day);
    }

    private JournalView.Filters filters(Asked asked, SignedIn who) {
        var file = FormFields.idIn(asked.dossier());
        return new JournalView.Filters(
                asked.du(),
                asked.au(),
                asked.action(),
                asked.compte(),
                file == null ? asked.dossier() : file.toString(),
                file != null,
                topics.list(),
                accounts.list(who.association()).stream()
                        .map(account -> new Option(account.id().toString(), account.name()))
                        .toList(),
                asked.reversed() ? asked.between(asked.au(), asked.du()).address() : null,
                file == null ? null : asked.anyFile().address());
    }

    /** The entries in sentences, day by day. */
    private List<JournalView.Day> days(List<Entry> entries) {
        var told = sentences.tell(entries).iterator();
        var days = new LinkedHashMap<LocalDate, List<JournalView.Line>>();
        for (var entry : entries) {
            var at = moments.local(entry.at());
            days.computeIfAbsent(at.toLocalDate(), _ -> new ArrayList<>())
                    .add(new JournalView.Line(entry.id(), Words.time(at.toLocalTime()), told.next()));
        }
        return days.entrySet().stream()
                .map(day -> new JournalView.Day(Words.longDate(day.getKey()), day.getValue()))
                .toList();
    }
}
