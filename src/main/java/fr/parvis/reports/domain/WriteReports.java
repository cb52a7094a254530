// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import fr.parvis.access.Accounts;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.runtime.Mailer;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes reports, lets their maker write in them, freezes and sends them. Figures are asked and papers drawn outside of any transaction; what was decided
 * before is checked again in the transaction that keeps it.
 */
@Component
public class WriteReports {
    private static final Logger LOG = LoggerFactory.getLogger(WriteReports.class);
    private static final int LONGEST_RECIPIENT = 120;
    private static final int LONGEST_ADDRESS = 200;
    private static final int LONGEST_MESSAGE = 2_000;
    private static final int YEARS_OF_ADDRESSES = 3;

    /** A report with all that its page shows. */
    public record Whole(
            Report report,
            Model model,
            List<Report.Sending> sendings,
            @Nullable UUID next) {}

    private final ReportTable table;
    private final ReportTemplates templates;
    private final ComposeReport compose;
    private final ReportExtents extents;
    private final ReportWords words;
    private final ReportPaper paper;
    private final ReportMail mail;
    private final Nomenclature nomenclature;
    private final Accounts accounts;
    private final ContractOfReport contracts;
    private final LocalDays localDays;
    private final Journal journal;
    private final TransactionTemplate transaction;

    WriteReports(
            ReportTable table,
            ReportTemplates templates,
            ComposeReport compose,
            ReportExtents extents,
            ReportWords words,
            ReportPaper paper,
            ReportMail mail,
            Nomenclature nomenclature,
            Accounts accounts,
            ContractOfReport contracts,
            LocalDays localDays,
            Journal journal,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.templates = templates;
        this.compose = compose;
        this.extents = extents;
        this.words = words;
        this.paper = paper;
        this.mail = mail;
        this.nomenclature = nomenclature;
        this.accounts = accounts;
        this.contracts = contracts;
        this.localDays = localDays;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    private static UUID actor() {
        return Objects.requireNonNull(Actor.account(), "a report is made by somebody");
    }

    /** An identifier for a new report or mail. */
    public static UUID fresh() {
        return Ids.next();
    }

    // --- reading

    public int count() {
        return in(table::count);
    }

    public List<Report> list(int limit, int offset) {
        return in(() -> table.list(limit, offset));
    }

    public Optional<Report> find(UUID id) {
        return in(() -> table.find(id));
    }

    /** @throws NotFound when there is none */
    public Report get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("report " + id));
    }

    /** The report as it was sent or, of one that is still written, with the figures of now. */
    public Optional<Whole> whole(UUID id) {
        var report = find(id).orElse(null);
        if (report == null) return Optional.empty();
        return Optional.of(new Whole(
                report,
                model(report),
                in(() -> table.sendings(id)),
                in(() -> table.findNext(id)).orElse(null)));
    }

    /** Whether what is kept is what was sent. */
    public boolean isIntact(Report report) {
        var frozen = report.frozen();
        return frozen != null
                && in(() -> table.model(report.id()))
                        .filter(json -> ModelJson.hash(json).equals(frozen.sha256()))
                        .isPresent();
    }

    /** The paper of a frozen report as it was sent; of another one as it would be. */
    public byte[] pdf(Report report) {
        if (report.frozen() == null) return paper.pdf(model(report));
        var kept = in(() -> table.paper(report.id())).orElseThrow();
        in(() -> {
            journal.note("reports.fetched", report.id().toString(), Map.of("format", "pdf"));
            return true;
        });
        return kept;
    }

    /** Notes that a frozen report was fetched in another form. */
    public void fetched(Report report, String format) {
        if (report.frozen() == null) return;
        in(() -> {
            journal.note("reports.fetched", report.id().toString(), Map.of("format", format));
            return true;
        });
    }

    public Model model(Report report) {
        if (report.frozen() != null)
            return ModelJson.read(in(() -> table.model(report.id())).orElseThrow());
        var earlier = report.follows();
        var before = earlier == null
                ? null
                : in(() -> table.model(earlier)).map(ModelJson::read).orElseThrow();
        var template = templates.find(report.template()).orElseThrow(() -> new NotFound("template"));
        var extent = extents.find(report.extent()).orElse(null);
        var model = compose.handle(new ComposeReport.Order(
                template,
                report.period(),
                whose(report.extent(), report.operator()),
                extents.association(),
                extent == null ? extents.association() : extents.place(extent, words),
                report.title(),
                report.texts(),
                report.leftOut(),
                report.version(),
                before == null ? Map.of() : before.holes(),
                in(() -> contracts.figures(report)).orElse(null)));
        return before == null ? model : model.with(CompareReports.changes(before, model, words));
    }

    private ReportFigures.Whose whose(String extent, @Nullable String operator) {
        var chosen = extents.find(extent).orElse(null);
        // a part that there is no more counts nothing: never the whole in its place
        return new ReportFigures.Whose(chosen == null ? Set.of() : chosen.points(), operator);
    }

    /** Figures that a text of the report may name, as they are written there. */
    public List<String> figures(Report report) {
        return words.names(compose.keys(whose(report.extent(), report.operator())));
    }

    public Template template(Report report) {
        return templates.find(report.template()).orElseThrow(() -> new NotFound("template"));
    }

    // --- making and writing

    /**
     * The choices that make a report.
     *
     * @param operator code; empty for none
     * @param contract contract that it is on; null for none
     */
    public record Make(
            UUID id,
            String template,
            String period,
            String extent,
            String operator,
            @Nullable UUID contract) {
        public Make(UUID id, String template, String period, String extent, String operator) {
            this(id, template, period, extent, operator, null);
        }
    }

    public Outcome<UUID> make(Make asked) {
        var problems = new ArrayList<Problem>();
        var template = templates.find(asked.template()).orElse(null);
        if (template == null) problems.add(Problem.of("modele", "reports.problem.no-template"));
        var period = ReportPeriod.find(asked.period()).orElse(null);
        if (period == null
                || period.from().isAfter(localDays.today())
                || template != null && template.quarterly() == period.ofYear())
            problems.add(Problem.of(
                    "periode",
                    template != null && !template.quarterly() ? "reports.problem.year" : "reports.problem.quarter"));
        if (extents.find(asked.extent()).isEmpty()) problems.add(Problem.of("etendue", "reports.problem.extent"));
        var contract = asked.contract();
        if (contract != null && in(() -> !contracts.exists(contract)))
            problems.add(Problem.of("convention", "reports.problem.contract"));
        boolean asksOperator = template != null && template.asks() == Template.Asks.OPERATOR;
        if (asksOperator
                && period != null
                && nomenclature
                        .on(period.to())
                        .find(CodeList.OPERATOR, asked.operator())
                        .isEmpty()) problems.add(Problem.of("operateur", "reports.problem.operator"));
        if (!problems.isEmpty() || template == null || period == null) return new Outcome.Refused<>(problems);
        return in(() -> {
            if (table.insert(new Report(
                    asked.id(),
                    template.key(),
                    period,
                    asked.extent(),
                    asksOperator ? asked.operator() : null,
                    template.title() + ", " + words.period(period),
                    Map.of(),
                    Set.of(),
                    1,
                    null,
                    actor(),
                    localDays.now(),
                    0,
                    null))) {
                if (contract != null) contracts.bind(asked.id(), contract);
                journal.note("reports.made", asked.id().toString(), Map.of());
            }
            return new Outcome.Done<>(asked.id());
        });
    }

    /**
     * Text of its maker.
     *
     * @param texts by the id of their part; one that is as the template proposes it is not kept
     * @param shown ids of the parts that are shown
     */
    public record Write(UUID id, int revision, String title, Map<String, String> texts, Set<String> shown) {}

    public Outcome<UUID> write(Write written) {
        var report = find(written.id()).orElse(null);
        if (report == null) return Outcome.refused("", "reports.problem.gone");
        if (report.frozen() != null) return Outcome.refused("", "reports.problem.frozen");
        var template = template(report);
        var problems = new ArrayList<Problem>();
        var title = written.title().strip();
        if (title.isEmpty()) problems.add(Problem.of("titre", "reports.problem.title"));
        if (title.length() > Report.LONGEST_TITLE)
            problems.add(Problem.of("titre", "reports.problem.long", Report.LONGEST_TITLE));
        var whose = whose(report.extent(), report.operator());
        var texts = new LinkedHashMap<String, String>();
        var leftOut = new HashSet<String>();
        for (var part : template.parts()) {
            if (!written.shown().contains(part.id())) leftOut.add(part.id());
            var text = written.texts().get(part.id());
            if (text == null) continue;
            if (text.length() > Report.LONGEST_TEXT)
                problems.add(Problem.of("texte-" + part.id(), "reports.problem.long", Report.LONGEST_TEXT));
            switch (part) {
                case Template.Text proposed -> {
                    for (var name : compose.unknownFigures(text, whose))
                        problems.add(Problem.of("texte-" + part.id(), "reports.problem.figure", name));
                    if (!text.equals(proposed.text())) texts.put(part.id(), text);
                }
                case Template.Quote quote -> {
                    if (!text.isBlank()) texts.put(part.id(), text);
                }
                case Template.Title _, Template.Indicators _, Template.Table _, Template.Chart _, Template.Points _ -> {
                    // has no text of its maker
                }
            }
        }
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        return in(() -> {
            if (!table.write(report.id(), written.revision(), new ReportTable.Text(title, texts, leftOut)))
                return new Outcome.Changed<>();
            journal.note("reports.written", report.id().toString(), Map.of());
            return new Outcome.Done<>(report.id());
        });
    }

    /** Deletes a report that was never frozen. */
    public boolean delete(UUID id) {
        return in(() -> {
            if (!table.delete(id)) return false;
            journal.note("reports.deleted", id.toString(), Map.of());
            return true;
        });
    }

    // --- freezing and sending

    /** Freezes the report with the figures of now; what was frozen already stays as it is. */
    public Outcome<UUID> freeze(UUID id, int revision) {
        var report = find(id).orElse(null);
        if (report == null) return Outcome.refused("", "reports.problem.gone");
        if (report.frozen() != null) return new Outcome.Done<>(id);
        if (report.revision() != revision) return new Outcome.Changed<>();
        if (extents.find(report.extent()).isEmpty()) return Outcome.refused("", "reports.problem.no-extent");
        var model = model(report);
        var json = ModelJson.write(model);
        var pdf = paper.pdf(model);
        var frozen = new Report.Frozen(ModelJson.hash(json), actor(), localDays.now());
        return in(() -> {
            if (!table.freeze(report, json, frozen, pdf)) return new Outcome.Changed<>();
            contracts.frozen(report);
            journal.note("reports.frozen", id.toString(), Map.of());
            return new Outcome.Done<>(id);
        });
    }

    /** Begins the version that replaces a frozen report: the same choices and texts, the figures of now. */
    public Outcome<UUID> renew(UUID id, UUID fresh) {
        var report = find(id).orElse(null);
        if (report == null) return Outcome.refused("", "reports.problem.gone");
        if (report.frozen() == null) return Outcome.refused("", "reports.problem.not-frozen");
        return in(() -> {
            if (table.insert(new Report(
                    fresh,
                    report.template(),
                    report.period(),
                    report.extent(),
                    report.operator(),
                    report.title(),
                    report.texts(),
                    report.leftOut(),
                    report.version() + 1,
                    id,
                    actor(),
                    localDays.now(),
                    0,
                    null))) {
                contracts.inherit(id, fresh);
                journal.note("reports.made", fresh.toString(), Map.of());
                return new Outcome.Done<>(fresh);
            }
            // somebody began it before
            return table.findNext(id)
                    .<Outcome<UUID>>map(Outcome.Done::new)
                    .orElseGet(() -> Outcome.refused("", "reports.problem.gone"));
        });
    }

    public boolean canMail() {
        return mail.canMail();
    }

    /**
     * A mail with a frozen report.
     *
     * @param id made with the form: pressed twice it goes once
     */
    public record Send(UUID id, UUID report, String recipient, String address, String message) {}

    /** Sends a frozen report by mail. The mail goes outside of any transaction; what is written before says that it is on its way. */
    public Outcome<UUID> send(Send asked) {
        var report = find(asked.report()).orElse(null);
        if (report == null) return Outcome.refused("", "reports.problem.gone");
        if (report.frozen() == null) return Outcome.refused("", "reports.problem.not-frozen");
        var problems = new ArrayList<Problem>();
        var recipient = asked.recipient().strip();
        var address = asked.address().strip();
        if (recipient.isEmpty() || recipient.length() > LONGEST_RECIPIENT)
            problems.add(Problem.of("destinataire", "reports.problem.recipient", LONGEST_RECIPIENT));
        if (!Mailer.isAddress(address) || address.length() > LONGEST_ADDRESS)
            problems.add(Problem.of("adresse", "reports.problem.address"));
        if (asked.message().length() > LONGEST_MESSAGE)
            problems.add(Problem.of("message", "reports.problem.long", LONGEST_MESSAGE));
        if (!mail.canMail()) problems.add(Problem.of("", "reports.problem.no-mail"));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var sending =
                new Report.Sending(asked.id(), asked.report(), recipient, address, actor(), localDays.now(), false);
        if (!in(() -> table.begin(sending))) return new Outcome.Done<>(asked.report());
        try {
            mail.send(new ReportMail.Letter(
                    asked.id(),
                    address,
                    asked.message(),
                    accounts.find(actor()).map(Accounts.Account::email).orElse(""),
                    model(report),
                    in(() -> table.paper(report.id())).orElseThrow()));
        } catch (MailException e) {
            LOG.warn(
                    "report {}: the mail did not go: {}",
                    asked.report(),
                    e.getClass().getName());
            if (Mailer.isUnheard(e)) {
                in(() -> {
                    journal.note("reports.sent", asked.id().toString(), Map.of());
                    return true;
                });
                return Outcome.refused("", "reports.problem.unheard");
            }
            takeBack(asked.id());
            return Outcome.refused("adresse", "reports.problem.mail-failed");
        } catch (RuntimeException e) {
            takeBack(asked.id());
            throw e;
        }
        return in(() -> {
            table.gone(asked.id());
            journal.note("reports.sent", asked.id().toString(), Map.of());
            return new Outcome.Done<>(asked.report());
        });
    }

    private void takeBack(UUID sending) {
        in(() -> {
            table.takeBack(sending);
            return true;
        });
    }

    /** Forgets the addresses of mails of the association in scope that went longer ago than their term. */
    public int forgetAddresses() {
        return in(() -> table.forgetAddresses(localDays
                .now()
                .atZone(localDays.zone())
                .minusYears(YEARS_OF_ADDRESSES)
                .toInstant()));
    }
}
