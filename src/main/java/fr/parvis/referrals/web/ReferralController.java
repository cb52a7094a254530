package fr.parvis.referrals.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.Cases;
import fr.parvis.database.Asking;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.partners.Partners;
import fr.parvis.people.People;
import fr.parvis.people.PersonFacts;
import fr.parvis.referrals.domain.Outcome;
import fr.parvis.referrals.domain.Passed;
import fr.parvis.referrals.domain.Referral;
import fr.parvis.referrals.domain.ReferralMail;
import fr.parvis.referrals.domain.ReferralState;
import fr.parvis.referrals.domain.SeeReferrals;
import fr.parvis.referrals.domain.SendReferral;
import fr.parvis.referrals.domain.WorkOnReferral;
import fr.parvis.shell.Ids;
import fr.parvis.shell.NotAllowed;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.TaggedPdf;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Hands persons on, and follows what became of it. */
@Controller
@Requires(Right.FOLLOW_PEOPLE)
class ReferralController {
    private static final String ONE = ShowReferral.ADDRESS + "/{id}";
    private static final ZoneId HOME = ZoneId.of("Europe/Paris");
    private static final int ON_A_PAGE = 25;
    private static final int FOUND = 15;

    private final SendReferral sendReferral;
    private final WorkOnReferral work;
    private final SeeReferrals referrals;
    private final ReferralMail mail;
    private final ShowReferral show;
    private final Partners partners;
    private final Cases cases;
    private final People people;
    private final PersonFacts facts;
    private final Accounts accounts;
    private final Associations associations;
    private final Communes communes;
    private final TaggedPdf pdf;
    private final Clock clock;

    ReferralController(
            SendReferral sendReferral,
            WorkOnReferral work,
            SeeReferrals referrals,
            ReferralMail mail,
            ShowReferral show,
            Partners partners,
            Cases cases,
            People people,
            PersonFacts facts,
            Accounts accounts,
            Associations associations,
            Communes communes,
            TaggedPdf pdf,
            Clock clock) {
        this.sendReferral = sendReferral;
        this.work = work;
        this.referrals = referrals;
        this.mail = mail;
        this.show = show;
        this.partners = partners;
        this.cases = cases;
        this.people = people;
        this.facts = facts;
        this.accounts = accounts;
        this.associations = associations;
        this.communes = communes;
        this.pdf = pdf;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(HOME));
    }

    private static void refuseWithoutAssociation(SignedIn who) {
        if (who.association() == null) throw new NotAllowed("referrals are an association's");
    }

    // --- the list

    @GetMapping(ShowReferral.ADDRESS)
    String list(
            @RequestParam(defaultValue = "waiting") String voir,
            @RequestParam(defaultValue = "all") String qui,
            @RequestParam(defaultValue = "1") String page,
            SignedIn who,
            Locale locale,
            Model model) {
        refuseWithoutAssociation(who);
        return Words.in(locale).call(() -> {
            var shown = SeeReferrals.SHOWN.contains(voir) ? voir : "waiting";
            var by = qui.equals("mine") ? who.account() : null;
            int total = referrals.count(shown, by);
            int pages = Math.max(1, (total + ON_A_PAGE - 1) / ON_A_PAGE);
            int number = page.matches("\\d{1,4}") ? Math.clamp(Integer.parseInt(page), 1, pages) : 1;
            var lines = referrals.list(shown, by, ON_A_PAGE, (number - 1) * ON_A_PAGE);
            var names =
                    show.names(lines.stream().map(SeeReferrals.Line::addressee).collect(Collectors.toSet()));
            var persons =
                    people.names(lines.stream().map(SeeReferrals.Line::person).collect(Collectors.toSet()));
            model.addAttribute(
                    "page",
                    new ReferralsPage(
                            shown,
                            SeeReferrals.SHOWN.stream()
                                    .map(one -> new Option(one, t("referrals.show." + one)))
                                    .toList(),
                            by == null ? "all" : "mine",
                            List.of(
                                    new Option("all", t("referrals.whose.all")),
                                    new Option("mine", t("referrals.whose.mine"))),
                            lines.stream()
                                    .map(it -> {
                                        var person = persons.get(it.person());
                                        return new ReferralsPage.Row(
                                                names.getOrDefault(it.addressee(), "—"),
                                                ShowReferral.address(it.id()),
                                                person == null ? "—" : person.name(),
                                                person != null && person.discreet(),
                                                t("referrals.sent.since", it.sentOn(), it.waitingSince()),
                                                ShowReferral.state(it.state()),
                                                ShowReferral.badge(it.state()),
                                                it.late());
                                    })
                                    .toList(),
                            total,
                            number,
                            pages,
                            referrals.patience(),
                            times()));
            return "referrals/referrals";
        });
    }

    private List<ReferralsPage.Time> times() {
        var times = referrals.answerTimes(referrals.yearAgo(), 10);
        var names = partners.names(
                times.stream().map(SeeReferrals.OfPartner::partner).toList());
        return times.stream()
                .map(time -> {
                    var days = time.days();
                    return new ReferralsPage.Time(
                            names.getOrDefault(time.partner(), "—"),
                            Words.number(time.sent()),
                            Words.number(time.answered()),
                            days == null ? "" : Words.n("cases.days", Math.round(days)));
                })
                .toList();
    }

    // --- a new one

    /** @param a who it goes to, once that is chosen */
    @GetMapping(ShowReferral.ADDRESS + "/nouvelle")
    String blank(
            @RequestParam(defaultValue = "") String suivi,
            @RequestParam(defaultValue = "") String personne,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String a,
            SignedIn who,
            Locale locale,
            Model model) {
        refuseWithoutAssociation(who);
        return Words.in(locale).call(() -> {
            var caseFile = id(suivi) == null
                    ? null
                    : cases.find(Objects.requireNonNull(id(suivi))).orElse(null);
            var person = caseFile != null ? caseFile.person() : id(personne);
            if (person == null) throw new NotFound("person");
            people.read(facts(person).id(), "case");
            return form(
                    model,
                    Ids.next().toString(),
                    facts(person),
                    caseFile,
                    q.length() > 200 ? "" : q.strip(),
                    id(a),
                    Map.of(
                            "asked",
                            caseFile == null ? "" : caseFile.asked(),
                            "way",
                            "link",
                            "agreedOn",
                            today().toString()),
                    List.of(),
                    false,
                    new Problems());
        });
    }

    private PersonFacts.Facts facts(UUID person) {
        return facts.facts(person).orElseThrow(() -> new NotFound("person"));
    }

    private String form(
            Model model,
            String id,
            PersonFacts.Facts person,
            Cases.@Nullable Named caseFile,
            String words,
            @Nullable UUID a,
            Map<String, String> typed,
            List<String> chosenFields,
            boolean warned,
            Problems problems) {
        var addressee = a == null
                ? null
                : partners.find(a).filter(one -> partners.isOpen(one.id())).orElse(null);
        model.addAttribute(
                "page",
                new NewReferralPage(
                        id,
                        person.id().toString(),
                        person.name(),
                        caseFile == null ? "" : caseFile.id().toString(),
                        caseFile == null ? "" : caseFile.asked(),
                        person.discreet(),
                        or(person.safe()),
                        words,
                        addressee != null || words.isEmpty()
                                ? List.of()
                                : partners.search(words, FOUND).stream()
                                        .map(one -> new NewReferralPage.Found(
                                                one.id().toString(), one.name(), one.service(), bestBy(one)))
                                        .toList(),
                        addressee == null ? "" : addressee.id().toString(),
                        addressee == null ? "" : SendReferral.named(addressee),
                        addressee == null ? "" : bestBy(addressee),
                        addressee != null && addressee.email() != null,
                        mail.canMail(),
                        fields(person, typed, chosenFields),
                        typed,
                        List.of("spoken", "telephone", "written").stream()
                                .map(manner -> new Option(manner, t("people.manner." + manner)))
                                .toList(),
                        today().toString(),
                        warned,
                        problems));
        return "referrals/new";
    }

    private static String bestBy(Partners.Addressee one) {
        return one.worksBestBy().isEmpty() ? "" : t("partners.best-by." + one.worksBestBy());
    }

    private List<NewReferralPage.FieldLine> fields(
            PersonFacts.Facts person, Map<String, String> typed, List<String> chosen) {
        var lines = new ArrayList<NewReferralPage.FieldLine>();
        for (var key : Passed.FIELDS) {
            var value = typed.getOrDefault("value-" + key, known(person, key));
            lines.add(new NewReferralPage.FieldLine(key, t("referrals.field." + key), value, chosen.contains(key)));
        }
        return lines;
    }

    private String known(PersonFacts.Facts person, String key) {
        var born = person.birthYear();
        var commune = person.commune();
        var language = person.language();
        return switch (key) {
            case "birthYear" -> born == null ? "" : born.toString();
            case "commune" ->
                commune == null ? "" : communes.find(commune).map(Commune::name).orElse(commune);
            case "language" -> language == null ? "" : Locale.of(language).getDisplayLanguage(Words.locale());
            case "phone" -> String.join(", ", person.phones());
            case "mail" -> String.join(", ", person.mails());
            case "post" -> String.join(", ", person.addresses()).replaceAll("\\R", ", ");
            default -> "";
        };
    }

    @PostMapping(ShowReferral.ADDRESS)
    String send(
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        refuseWithoutAssociation(who);
        return Words.in(locale).call(() -> {
            var typed = sent.toSingleValueMap();
            var id = id(of(typed, "id"));
            var person = id(of(typed, "personne"));
            var addressee = id(of(typed, "a"));
            if (id == null || person == null || addressee == null) throw new NotFound("referral");
            var caseFile = id(of(typed, "suivi"));
            var chosen = sent.getOrDefault("choose", List.of());
            var fields = new LinkedHashMap<String, String>();
            for (var key : chosen) fields.put(key, of(typed, "value-" + key));
            var way = of(typed, "way");
            var outcome = sendReferral.handle(new SendReferral.Command(
                    id,
                    person,
                    caseFile,
                    addressee,
                    way,
                    way.equals("link") ? of(typed, "codeBy") : null,
                    of(typed, "asked"),
                    fields,
                    of(typed, "manner"),
                    day(of(typed, "agreedOn")),
                    of(typed, "knowing").equals("true")));
            switch (outcome) {
                case Outcome.Sent made -> {
                    var token = made.token();
                    if (token != null)
                        return link(
                                made.it(),
                                token,
                                made.code(),
                                of(typed, "mailIt").equals("true"),
                                model);
                    Notice.success(t("referrals.sent.paper")).after(redirect);
                    return "redirect:" + ShowReferral.address(id);
                }
                case Outcome.Done already -> {
                    Notice.warning(t("referrals.sent.already")).after(redirect);
                    return "redirect:" + ShowReferral.address(id);
                }
                case Outcome.Refused refused -> {
                    var problems = new Problems();
                    ShowReferral.add(problems, refused.problems());
                    response.setStatus(422);
                    return form(
                            model,
                            id.toString(),
                            facts(person),
                            caseFile == null ? null : cases.find(caseFile).orElse(null),
                            "",
                            addressee,
                            typed,
                            chosen,
                            ShowReferral.warned(refused.problems())
                                    || of(typed, "knowing").equals("true"),
                            problems);
                }
            }
        });
    }

    /** Shows the new link this once, after trying to mail it. */
    private String link(Referral it, String token, @Nullable String code, boolean mailIt, Model model) {
        var base = mail.address().isBlank()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : mail.address();
        var link = base + "/transmission/" + token;
        boolean mailed = mailIt && Words.in(Words.FRENCH).call(() -> mail.link(it, link));
        model.addAttribute(
                "page",
                new SentPage(
                        ShowReferral.address(it.id()),
                        show.names(List.of(it.addressee())).getOrDefault(it.addressee(), "—"),
                        link,
                        or(code),
                        partners.find(it.addressee())
                                .map(Partners.Addressee::phone)
                                .orElse(""),
                        mailed,
                        mailIt && !mailed,
                        Words.date(it.expiresOn())));
        return "referrals/sent";
    }

    // --- one

    @GetMapping(ONE)
    String show(@PathVariable UUID id, SignedIn who, Locale locale, Model model) {
        refuseWithoutAssociation(who);
        return Words.in(locale).call(() -> page(model, id, Map.of(), false, new Problems()));
    }

    private String page(Model model, UUID id, Map<String, String> typed, boolean warned, Problems problems) {
        var whole = work.read(id).orElseThrow(() -> new NotFound("referral"));
        var it = whole.it();
        var caseFile = it.caseFile();
        var passed = it.passed();
        model.addAttribute(
                "page",
                new ReferralPage(
                        id.toString(),
                        show.names(List.of(it.addressee())).getOrDefault(it.addressee(), "—"),
                        whole.person().id().toString(),
                        whole.person().name(),
                        whole.person().discreet(),
                        caseFile == null ? "" : caseFile.toString(),
                        ShowReferral.state(it.state()),
                        ShowReferral.badge(it.state()),
                        !it.state().over()
                                && it.state() != ReferralState.ASKED
                                && it.waitingSince().isBefore(today().minusDays(referrals.patience())),
                        t("referrals.sent.by", it.sentOn(), name(it.sentBy())),
                        t("people.manner." + it.agreedManner()) + ", " + Words.date(it.agreedOn()),
                        t(it.byLink() ? "referrals.way.link." + it.codeBy() : "referrals.way.paper"),
                        !it.byLink(),
                        Words.date(it.expiresOn()),
                        it.locked(),
                        it.state().over(),
                        passed == null,
                        lines(it),
                        said(whole.messages()),
                        whole.visits().stream()
                                .map(visit -> new ReferralPage.Line(
                                        ShowReferral.moment(visit.at()), t("referrals.visit." + visit.what())))
                                .toList(),
                        it.state().after(ReferralState.Move.REPLY).isPresent(),
                        it.state().after(ReferralState.Move.ANSWER).isPresent(),
                        it.byLink()
                                && passed != null
                                && it.state().after(ReferralState.Move.RENEW).isPresent(),
                        mail.canMail()
                                && partners.find(it.addressee())
                                        .map(Partners.Addressee::email)
                                        .isPresent(),
                        it.state().after(ReferralState.Move.WITHDRAW).isPresent(),
                        List.of("accept", "refuse", "answer").stream()
                                .map(kind -> new Option(kind, t("referrals.kind." + kind)))
                                .toList(),
                        typed,
                        warned,
                        problems));
        return "referrals/referral";
    }

    static List<ReferralPage.Line> lines(Referral it) {
        var passed = it.passed();
        if (passed == null)
            return it.fields().stream()
                    .map(field -> new ReferralPage.Line(t("referrals.field." + field), t("referrals.passed.gone")))
                    .toList();
        var lines = new ArrayList<ReferralPage.Line>();
        lines.add(new ReferralPage.Line(t("referrals.field.name"), passed.name()));
        lines.add(new ReferralPage.Line(t("referrals.field.asked"), passed.asked()));
        for (var field : passed.fields())
            lines.add(new ReferralPage.Line(t("referrals.field." + field.key()), field.value()));
        return lines;
    }

    private List<ReferralPage.Said> said(List<Referral.Message> messages) {
        return messages.stream()
                .map(message -> {
                    var by = message.by();
                    return new ReferralPage.Said(
                            t("referrals.said." + message.kind()),
                            ShowReferral.moment(message.at()),
                            by == null ? "" : message.byPartner() ? t("referrals.heard-by", name(by)) : name(by),
                            message.said(),
                            message.byPartner());
                })
                .toList();
    }

    private String name(UUID account) {
        return accounts.find(account)
                .filter(one -> Asking.association().equals(one.association()))
                .map(Accounts.Account::name)
                .orElse("—");
    }

    @PostMapping(ONE + "/reponse")
    String reply(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        refuseWithoutAssociation(who);
        return Words.in(locale)
                .call(() -> after(
                        work.reply(id, of(sent, "text"), of(sent, "knowing").equals("true")),
                        "referrals.replied",
                        id,
                        sent,
                        model,
                        response,
                        redirect));
    }

    @PostMapping(ONE + "/entendu")
    String heard(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        refuseWithoutAssociation(who);
        return Words.in(locale)
                .call(() -> after(
                        work.heard(
                                id,
                                of(sent, "kind"),
                                of(sent, "heard"),
                                of(sent, "knowing").equals("true")),
                        "referrals.heard",
                        id,
                        sent,
                        model,
                        response,
                        redirect));
    }

    @PostMapping(ONE + "/retirer")
    String withdraw(
            @PathVariable UUID id,
            SignedIn who,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        refuseWithoutAssociation(who);
        return Words.in(locale)
                .call(() -> after(work.withdraw(id), "referrals.withdrawn", id, Map.of(), model, response, redirect));
    }

    private String after(
            Outcome outcome,
            String done,
            UUID id,
            Map<String, String> sent,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (outcome instanceof Outcome.Refused refused) {
            var problems = new Problems();
            ShowReferral.add(problems, refused.problems());
            response.setStatus(422);
            return page(model, id, sent, ShowReferral.warned(refused.problems()), problems);
        }
        Notice.success(t(done)).after(redirect);
        return "redirect:" + ShowReferral.address(id);
    }

    /** @param mailIt whether the new link goes by mail as well */
    @PostMapping(ONE + "/lien")
    String renew(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String mailIt,
            SignedIn who,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        refuseWithoutAssociation(who);
        return Words.in(locale).call(() -> {
            if (sendReferral.renew(id) instanceof Outcome.Sent made && made.token() != null)
                return link(made.it(), made.token(), made.code(), mailIt.equals("true"), model);
            Notice.danger(t("referrals.problem.over")).after(redirect);
            return "redirect:" + ShowReferral.address(id);
        });
    }

    @GetMapping(ONE + "/papier")
    ResponseEntity<byte[]> paper(@PathVariable UUID id, SignedIn who, Locale locale) {
        refuseWithoutAssociation(who);
        return Words.in(Words.FRENCH).call(() -> {
            var whole = work.read(id).orElseThrow(() -> new NotFound("referral"));
            var it = whole.it();
            if (it.passed() == null) throw new NotFound("referral");
            var to = partners.find(it.addressee()).orElseThrow(() -> new NotFound("addressee"));
            var bytes = pdf.of(
                    "referrals/paper.jte",
                    Map.of(
                            "place",
                            associations
                                    .find(Asking.association())
                                    .map(Association::name)
                                    .orElse("Parvis"),
                            "by",
                            name(it.sentBy()),
                            "to",
                            to,
                            "lines",
                            lines(it),
                            "agreed",
                            t("people.manner." + it.agreedManner()) + ", " + Words.date(it.agreedOn()),
                            "sent",
                            Words.longDate(it.sentOn())));
            return ResponseEntity.ok()
                    .header(
                            "Content-Disposition",
                            ContentDisposition.inline()
                                    .filename("transmission-" + it.sentOn() + ".pdf")
                                    .build()
                                    .toString())
                    .header("Cache-Control", "no-store")
                    .contentType(MediaType.APPLICATION_PDF)
                    .body(bytes);
        });
    }

    // --- what was typed

    private static String or(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static String of(Map<String, String> sent, String field) {
        return or(sent.get(field)).strip();
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
