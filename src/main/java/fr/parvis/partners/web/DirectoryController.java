// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.partners.PartnersAddresses;
import fr.parvis.partners.domain.ContactPoint;
import fr.parvis.partners.domain.KeepPartners;
import fr.parvis.partners.domain.KeepReferents;
import fr.parvis.partners.domain.Partner;
import fr.parvis.partners.domain.PartnerRules;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.FormSubject;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import fr.parvis.values.Paging;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The directory of partners: found, shown, noted, checked, closed. */
@Controller
@Requires(Right.KEEP_PARTNERS)
class DirectoryController {
    static final String ADDRESS = PartnersAddresses.PARTNERS;
    private static final String ONE = ADDRESS + "/{id}";
    private static final int ON_A_PAGE = 25;

    private final KeepPartners partners;
    private final KeepReferents referents;
    private final Accounts accounts;
    private final Communes communes;
    private final Nomenclature nomenclature;

    DirectoryController(
            KeepPartners partners,
            KeepReferents referents,
            Accounts accounts,
            Communes communes,
            Nomenclature nomenclature) {
        this.partners = partners;
        this.referents = referents;
        this.accounts = accounts;
        this.communes = communes;
        this.nomenclature = nomenclature;
    }

    /**
     * Search that the address asks for, as it was typed.
     *
     * @param voir {@code stale} or {@code closed}; else all that are open
     */
    record Search(String q, String genre, String voir, String page) {
        Search {
            q = FormFields.given(q);
            genre = FormFields.given(genre);
            voir = FormFields.given(voir);
            page = FormFields.given(page);
        }

        String words() {
            return q.length() > 200 ? q.substring(0, 200) : q.strip();
        }
    }

    @GetMapping(ADDRESS)
    String list(@ModelAttribute Search search, Model model) {

        var words = search.words();
        var kind = Partner.KINDS.contains(search.genre()) ? search.genre() : null;
        var shown = search.voir().matches("stale|closed") ? search.voir() : "all";
        var before = shown.equals("stale") ? partners.stale() : null;
        var filter = new KeepPartners.Filter(words, kind, before, shown.equals("closed"));
        int total = partners.count(filter);
        var paging = Paging.of(search.page(), total, ON_A_PAGE);
        model.addAttribute(
                "page",
                new DirectoryPage(
                        words,
                        kind == null ? "" : kind,
                        options("partners.kind.", Partner.KINDS),
                        shown,
                        options("partners.show.", List.of("all", "stale", "closed")),
                        partners.list(filter, ON_A_PAGE, paging.offset()).stream()
                                .map(it -> new DirectoryPage.Row(
                                        it.name(),
                                        address(it.id()),
                                        about(it),
                                        it.association() == null,
                                        it.open() && it.checkedOn().isBefore(partners.stale())
                                                ? t("partners.checked.stale", it.checkedOn())
                                                : ""))
                                .toList(),
                        total,
                        paging.page(),
                        paging.pages()));
        return "partners/directory";
    }

    static String address(UUID partner) {
        return ADDRESS + "/" + partner;
    }

    private String about(Partner it) {
        var about = Stream.<String>builder().add(t("partners.kind." + it.kind()));
        var operator = it.operator();
        if (operator != null)
            about.add(nomenclature.on(partners.today()).brief(CodeList.OPERATOR, operator, Words.locale()));
        about.add(
                switch (it.territory()) {
                    case "departments" -> t("partners.territory.departments.of", String.join(", ", it.places()));
                    case "communes" -> {
                        var named =
                                it.places().stream().limit(3).map(this::commune).toList();
                        yield String.join(", ", named) + (it.places().size() > 3 ? "…" : "");
                    }
                    default -> t("partners.territory.france");
                });
        return String.join(" · ", about.build().toList());
    }

    private String commune(String insee) {
        return communes.find(insee).map(Commune::name).orElse(insee);
    }

    private static List<Option> options(String prefix, List<String> values) {
        return values.stream()
                .map(value -> new Option(value, t(prefix + value)))
                .toList();
    }

    private Partner get(UUID id) {
        return partners.find(id).orElseThrow(() -> new NotFound("partner"));
    }

    @GetMapping(ONE)
    String show(@PathVariable UUID id, Model model) {

        var it = get(id);
        var by = it.checkedBy();
        var checker = by == null
                ? null
                : accounts.find(by)
                        .filter(account -> Objects.equals(
                                account.association(), Asking.scope().association()))
                        .map(Accounts.Account::name)
                        .orElse(null);
        boolean ours = partners.ours(it);
        var theirs = referents.list(id);
        model.addAttribute(
                "page",
                new PartnerPage(
                        id.toString(),
                        it.name(),
                        about(it),
                        it.association() == null,
                        ours,
                        it.open() && (ours || it.association() == null),
                        it.open(),
                        it.postalLines(),
                        or(it.phone()),
                        or(it.email()),
                        or(it.web()),
                        checker == null
                                ? t("partners.checked", it.checkedOn())
                                : t("partners.checked.by", it.checkedOn(), checker),
                        it.checkedOn().isBefore(partners.stale()),
                        partners.contactPoints(id).stream().map(this::contact).toList(),
                        theirs.stream().map(OwnReferentsController::row).toList(),
                        OwnReferentsController.checked(theirs)));
        return "partners/partner";
    }

    private PartnerPage.Contact contact(ContactPoint it) {
        var told = it.toldOn();
        return new PartnerPage.Contact(
                it.id().toString(),
                it.contact() == null ? it.name() : it.name() + ", " + it.contact(),
                or(it.role()),
                it.bestBy().isEmpty() ? "" : t("partners.best-by." + it.bestBy()),
                or(it.phone()),
                or(it.email()),
                or(it.hours()),
                or(it.notes()),
                it.postalLines(),
                it.contact() == null ? "" : told == null ? t("partners.told.not") : t("partners.told", told),
                partners.ours(it),
                it.open());
    }

    private static String or(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    // --- a partner's form

    @GetMapping(ADDRESS + "/nouveau")
    String blank(@RequestParam(defaultValue = "") String nom, Model model) {
        return form(
                model,
                FormSubject.ofNew(),
                FilledForm.of(Map.of("territory", "communes", "name", nom.length() > 120 ? "" : nom)));
    }

    @GetMapping(ONE + "/modifier")
    String change(@PathVariable UUID id, Model model) {

        var it = get(id);
        if (!partners.ours(it)) throw new NotFound("partner");
        var typed = new HashMap<String, String>();
        typed.put("name", it.name());
        typed.put("kind", it.kind());
        typed.put("operator", or(it.operator()));
        typed.put("territory", it.territory());
        typed.put(
                "places",
                String.join(
                        "\n",
                        it.territory().equals("communes")
                                ? it.places().stream().map(this::told).toList()
                                : it.places()));
        typed.put("postalLines", String.join("\n", it.postalLines()));
        typed.put("phone", or(it.phone()));
        typed.put("email", or(it.email()));
        typed.put("web", or(it.web()));
        return form(model, FormSubject.of(id, it.version()), FilledForm.of(typed));
    }

    private String told(String insee) {
        return communes.find(insee)
                .map(it -> it.name() + " (" + it.insee() + ")")
                .orElse(insee);
    }

    @PostMapping(ADDRESS)
    String save(@RequestParam Map<String, String> sent, Model model) {

        var problems = new Problems();
        var subject = subject(sent);
        var territory = FormFields.text(sent, "territory");
        var it = new Partner(
                subject.id(),
                Asking.scope().association(),
                FormFields.text(sent, "name"),
                FormFields.text(sent, "kind"),
                orNull(sent, "operator"),
                territory,
                territory.equals("france") ? List.of() : places(territory, lines(sent, "places"), problems),
                lines(sent, "postalLines"),
                orNull(sent, "phone"),
                orNull(sent, "email"),
                orNull(sent, "web"),
                partners.today(),
                Actor.account(),
                null,
                subject.version());
        if (problems.isEmpty() && done(partners.save(it, subject.fresh()), problems)) {
            Notice.success(t("partners.saved", it.name())).onNextPage();
            return "redirect:" + address(it.id());
        }

        return FormAnswer.refused(problems, form(model, subject, new FilledForm(sent, problems)));
    }

    /** Departments by their code; communes as people write them, each clear. */
    private List<String> places(String territory, List<String> lines, Problems problems) {
        if (territory.equals("departments"))
            return lines.stream()
                    .flatMap(line -> Arrays.stream(line.split("[,; ]+")))
                    .map(code -> code.toUpperCase(Locale.ROOT))
                    .filter(Predicate.not(String::isEmpty))
                    .peek(code -> {
                        if (!code.matches("\\d{2,3}|2[AB]"))
                            problems.add("places", t("partners.problem.department", code));
                    })
                    .distinct()
                    .toList();
        return lines.stream()
                // one more than there may be is told
                .limit(PartnerRules.MOST_PLACES + 1)
                .map(line -> {
                    var code = line.replaceFirst("^.*\\((\\w{5})\\)$", "$1");
                    var known = communes.find(code);
                    if (known.isPresent()) return known.get().insee();
                    var found = communes.understand(line);
                    if (found.size() == 1) return found.getFirst().insee();
                    problems.add(
                            "places",
                            t(found.isEmpty() ? "partners.problem.commune" : "partners.problem.commune-many", line));
                    return "";
                })
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .toList();
    }

    private String form(Model model, FormSubject subject, FilledForm filled) {
        model.addAttribute(
                "page",
                subject.fresh()
                        ? page(subject, filled, ADDRESS, t("partners.new"))
                        : page(subject, filled, address(subject.id()), filled.value("name")));
        return "partners/form";
    }

    private PartnerForm page(FormSubject subject, FilledForm filled, String partner, String title) {
        return new PartnerForm(
                subject,
                filled,
                options("partners.kind.", Partner.KINDS),
                nomenclature.on(partners.today()).list(CodeList.OPERATOR).stream()
                        .filter(code -> !code.code().matches("none|other"))
                        .map(code -> new Option(
                                code.code(), code.label(Words.locale()).text()))
                        .toList(),
                options("partners.territory.", Partner.TERRITORIES),
                options("partners.best-by.", ContactPoint.WAYS),
                partner,
                title);
    }

    private static boolean done(Outcome<UUID> outcome, Problems problems) {
        switch (outcome) {
            case Outcome.Done(var _) -> {
                return true;
            }
            case Outcome.Refused(var refused) -> {
                for (var problem : refused) problems.add(problem.field(), t(problem));
            }
            case Outcome.Changed() -> problems.stale(t("partners.problem.changed"));
        }
        return false;
    }

    private static FormSubject subject(Map<String, String> sent) {
        var id = FormFields.id(FormFields.text(sent, "id"));
        if (id == null) throw new NotFound("partner");
        return new FormSubject(id, FormFields.text(sent, "fresh").equals("true"), FormFields.version(sent, "version"));
    }

    private static @Nullable String orNull(Map<String, String> sent, String field) {
        var text = FormFields.text(sent, field);
        return text.isEmpty() ? null : text;
    }

    private static List<String> lines(Map<String, String> sent, String field) {
        return FormFields.text(sent, field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    // --- where it is reached

    @GetMapping(ONE + "/services/nouveau")
    String blankContact(@PathVariable UUID id, Model model) {
        return contactForm(model, get(id), FormSubject.ofNew(), FilledForm.empty());
    }

    @GetMapping(ONE + "/services/{contact}")
    String changeContact(@PathVariable UUID id, @PathVariable UUID contact, Model model) {

        var partner = get(id);
        var it = partners.contactPoints(id).stream()
                .filter(one -> one.id().equals(contact) && one.open() && partners.ours(one))
                .findFirst()
                .orElseThrow(() -> new NotFound("contact"));
        var typed = new HashMap<String, String>();
        typed.put("name", it.name());
        typed.put("contact", or(it.contact()));
        typed.put("role", or(it.role()));
        typed.put("phone", or(it.phone()));
        typed.put("email", or(it.email()));
        typed.put("hours", or(it.hours()));
        typed.put("bestBy", it.bestBy());
        typed.put("notes", or(it.notes()));
        typed.put("postalLines", String.join("\n", it.postalLines()));
        typed.put("told", it.toldOn() == null ? "" : "true");
        return contactForm(model, partner, FormSubject.of(contact, it.version()), FilledForm.of(typed));
    }

    @PostMapping(ONE + "/services")
    String saveContact(@PathVariable("id") UUID partnerId, @RequestParam Map<String, String> sent, Model model) {

        var partner = get(partnerId);
        var problems = new Problems();
        var subject = subject(sent);
        LocalDate today = partners.today();
        var it = new ContactPoint(
                subject.id(),
                Asking.scope().association(),
                partnerId,
                FormFields.text(sent, "name"),
                orNull(sent, "contact"),
                orNull(sent, "role"),
                orNull(sent, "phone"),
                orNull(sent, "email"),
                orNull(sent, "hours"),
                FormFields.text(sent, "bestBy"),
                orNull(sent, "notes"),
                lines(sent, "postalLines"),
                FormFields.text(sent, "told").equals("true") && orNull(sent, "contact") != null ? today : null,
                today,
                null,
                subject.version());
        if (done(partners.save(it, subject.fresh()), problems)) {
            Notice.success(t("partners.contact.saved", it.name())).onNextPage();
            return "redirect:" + address(partnerId);
        }

        return FormAnswer.refused(problems, contactForm(model, partner, subject, new FilledForm(sent, problems)));
    }

    private String contactForm(Model model, Partner partner, FormSubject subject, FilledForm filled) {
        model.addAttribute("page", page(subject, filled, address(partner.id()), partner.name()));
        return "partners/contact";
    }

    @PostMapping(ONE + "/services/{contact}/fermer")
    String closeContact(@PathVariable UUID id, @PathVariable UUID contact) {
        if (partners.closeContactPoint(id, contact))
            Notice.success(t(Words.locale(), "partners.contact.closed")).onNextPage();
        return "redirect:" + address(id);
    }

    // --- checked, closed

    @PostMapping(ONE + "/verifie")
    String check(@PathVariable UUID id) {
        return after(partners.check(id), "partners.checked.done", id);
    }

    @PostMapping(ONE + "/fermer")
    String close(@PathVariable UUID id) {
        return after(partners.close(id), "partners.closed.done", id);
    }

    @PostMapping(ONE + "/rouvrir")
    String reopen(@PathVariable UUID id) {
        return after(partners.reopen(id), "partners.reopened.done", id);
    }

    private static String after(boolean done, String key, UUID id) {
        (done ? Notice.success(t(Words.locale(), key)) : Notice.danger(t(Words.locale(), "partners.problem.unknown")))
                .onNextPage();
        return "redirect:" + address(id);
    }
}
