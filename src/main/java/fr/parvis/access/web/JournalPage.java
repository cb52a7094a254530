package fr.parvis.access.web;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Chain;
import fr.parvis.audit.JournalReading;
import fr.parvis.audit.JournalReading.Entry;
import fr.parvis.audit.JournalReading.Filter;
import fr.parvis.audit.Refusals;
import fr.parvis.audit.Retention;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NetworkTime;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The journal, as its database policy lets the viewer see it, and how long it is kept. */
@Controller
@Requires(Right.READ_JOURNAL)
@RequestMapping("/bureau/journal")
class JournalPage {
    private static final int PAGE = 50;

    private final JournalReading journal;
    private final Chain chain;
    private final Retention retention;
    private final Accounts accounts;
    private final Associations associations;
    private final Clock clock;

    JournalPage(
            JournalReading journal,
            Chain chain,
            Retention retention,
            Accounts accounts,
            Associations associations,
            Clock clock) {
        this.journal = journal;
        this.chain = chain;
        this.retention = retention;
        this.accounts = accounts;
        this.associations = associations;
        this.clock = clock;
    }

    /** What the address asks for, as it was typed. */
    private record Asked(String from, String to, String action, String account) {
        Filter filter() {
            return new Filter(start(from, 0), start(to, 1), action.isBlank() ? null : action, FormFields.id(account));
        }

        /** The address of the same question from another entry on. */
        String from(String key, long entry) {
            return UriComponentsBuilder.fromPath("/bureau/journal")
                    .queryParam("du", from)
                    .queryParam("au", to)
                    .queryParam("action", action)
                    .queryParam("compte", account)
                    .queryParam(key, entry)
                    .encode()
                    .toUriString();
        }

        private static @Nullable Instant start(String day, int plus) {
            var first = FormFields.day(day);
            return first == null
                    ? null
                    : first.plusDays(plus).atStartOfDay(NetworkTime.ZONE).toInstant();
        }
    }

    @GetMapping
    String show(
            @RequestParam(defaultValue = "") String du,
            @RequestParam(defaultValue = "") String au,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String compte,
            @RequestParam(required = false) @Nullable Long avant,
            @RequestParam(required = false) @Nullable Long apres,
            SignedIn who,
            Model model) {
        return page(new Asked(du, au, action, compte), avant, apres, "", "", new Problems(), who, model);
    }

    @Requires(Right.SET_RETENTION)
    @PostMapping("/conservation")
    String decide(
            @RequestParam(defaultValue = "") String mois,
            @RequestParam(defaultValue = "") String motif,
            SignedIn who,
            RedirectAttributes redirect,
            Model model) {
        var problems = new Problems();
        int months = mois.matches("\\d{1,2}") ? Integer.parseInt(mois) : 0;
        if (months < Retention.LEAST_MONTHS || months > Retention.MOST_MONTHS)
            problems.add("mois", Words.t("audit.retention.months-wrong"));
        else if (months > Retention.LEAST_MONTHS && motif.strip().length() < Retention.LEAST_JUSTIFICATION)
            problems.add("motif", Words.t("audit.retention.justification-missing"));
        if (!problems.isEmpty()) {

            return FormAnswer.invalid(page(new Asked("", "", "", ""), null, null, mois, motif, problems, who, model));
        }
        retention.decide(new Retention.Term(NetworkTime.today(clock), months, motif));
        Notice.success(Words.t("audit.retention.decided", months)).after(redirect);
        return "redirect:/bureau/journal";
    }

    private String page(
            Asked asked,
            @Nullable Long before,
            @Nullable Long after,
            String months,
            String justification,
            Problems problems,
            SignedIn who,
            Model model) {
        var filter = asked.filter();
        // one more than is shown tells whether there are others
        var found = before != null
                ? journal.listBefore(filter, before, PAGE + 1)
                : after != null ? journal.listAfter(filter, after, PAGE + 1) : journal.list(filter, PAGE + 1);
        boolean others = found.size() > PAGE;
        var shown = !others ? found : after != null ? found.subList(1, found.size()) : found.subList(0, PAGE);
        boolean newer = before != null || (after != null && others);
        boolean older = after != null || others;
        var current = retention.current();
        model.addAttribute(
                "page",
                new JournalView(
                        lines(shown),
                        asked.from(),
                        asked.to(),
                        asked.action(),
                        asked.account(),
                        journal.recentActions().stream()
                                .map(action -> new Option(action, words(action)))
                                .toList(),
                        accounts.list(who.association()).stream()
                                .map(account -> new Option(account.id().toString(), account.name()))
                                .toList(),
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
                        justification,
                        problems));
        return "access/journal";
    }

    private List<JournalView.Line> lines(List<Entry> entries) {
        Map<UUID, String> names = new HashMap<>();
        return entries.stream()
                .map(entry -> new JournalView.Line(
                        Moment.of(entry.at()),
                        entry.account() == null
                                ? Words.t("audit.nobody")
                                : names.computeIfAbsent(entry.account(), this::name),
                        words(entry.action()),
                        entry.account() != null
                                        && entry.subject()
                                                .equals(entry.account().toString())
                                ? ""
                                : subject(entry.subject(), names),
                        entry.action().equals(Refusals.ACTION) ? refused(entry) : facts(entry)))
                .toList();
    }

    private static String facts(Entry entry) {
        return entry.facts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(fact -> fact.getKey() + " : " + fact.getValue())
                .collect(Collectors.joining(" · "));
    }

    /** How often in about a minute, and from where. */
    private static String refused(Entry entry) {
        var facts = entry.facts();
        var times = facts.getOrDefault(Refusals.TIMES, "");
        return Words.n(
                "audit.refused." + facts.getOrDefault(Refusals.KIND, ""),
                times.matches("\\d{1,15}") ? Long.parseLong(times) : 0,
                facts.getOrDefault(Refusals.FROM, ""));
    }

    /** An account or an association is shown by its name, anything else by its identifier. */
    private String subject(String subject, Map<UUID, String> names) {
        var id = FormFields.id(subject);
        if (id == null) return subject;
        return names.computeIfAbsent(id, this::name);
    }

    private String name(UUID id) {
        return accounts.find(id)
                .map(Account::name)
                .or(() -> associations.find(id).map(Association::name))
                .orElse(id.toString());
    }

    private static String words(String action) {
        var key = "audit.action." + action;
        return Words.has(key) ? Words.t(key) : action;
    }
}
