// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.cases.Cases;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.partners.Partners;
import fr.parvis.partners.PartnersWords;
import fr.parvis.people.People;
import fr.parvis.people.PeopleWords;
import fr.parvis.people.PersonFacts;
import fr.parvis.referrals.domain.ReferralContent;
import fr.parvis.referrals.domain.SendReferral;
import fr.parvis.referrals.domain.SendReferral.Sending;
import fr.parvis.referrals.papers.ReferralMail;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Hands a person on: to whom, what is passed and how; and makes a new link when the former one was lost. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class NewReferralController {
    private static final String PAGE = "referrals/new";
    private static final int FOUND = 15;

    private final SendReferral sendReferral;
    private final ReferralMail mail;
    private final ShowReferral show;
    private final Partners partners;
    private final Cases cases;
    private final People people;
    private final PersonFacts facts;
    private final Communes communes;
    private final LocalDays localDays;

    NewReferralController(
            SendReferral sendReferral,
            ReferralMail mail,
            ShowReferral show,
            Partners partners,
            Cases cases,
            People people,
            PersonFacts facts,
            Communes communes,
            LocalDays localDays) {
        this.sendReferral = sendReferral;
        this.mail = mail;
        this.show = show;
        this.partners = partners;
        this.cases = cases;
        this.people = people;
        this.facts = facts;
        this.communes = communes;
        this.localDays = localDays;
    }

    /**
     * Asks to whom somebody goes, then what is passed.
     *
     * @param asked {@code suivi} or {@code personne}; {@code q} to search for an addressee, {@code a} once that is chosen
     */
    @GetMapping(ShowReferral.ADDRESS + "/nouvelle")
    String blank(@RequestParam Map<String, String> asked, Model model) {
        var suivi = FormFields.id(asked.get("suivi"));
        var caseFile = suivi == null ? null : cases.find(suivi).orElse(null);
        var person = caseFile != null ? caseFile.person() : FormFields.id(asked.get("personne"));
        if (person == null) throw new NotFound("person");
        people.read(facts(person).id(), "case");
        var q = FormFields.given(asked.get("q"));
        var values = Map.of(
                "id",
                Ids.next().toString(),
                "q",
                q.length() > 200 ? "" : q.strip(),
                "a",
                FormFields.given(asked.get("a")),
                "asked",
                caseFile == null ? "" : caseFile.asked(),
                "way",
                "link",
                "agreedOn",
                localDays.today().toString());
        model.addAttribute("page", page(facts(person), caseFile, FilledForm.of(values), List.of()));
        return PAGE;
    }

    private PersonFacts.Facts facts(UUID person) {
        return facts.facts(person).orElseThrow(() -> new NotFound("person"));
    }

    private NewReferralPage page(
            PersonFacts.Facts person, Cases.@Nullable Named caseFile, FilledForm filled, List<String> chosenFields) {
        var typed = filled.values();
        var words = filled.value("q");
        var a = FormFields.id(FormFields.text(typed, "a"));
        var addressee = a == null
                ? null
                : partners.find(a).filter(one -> partners.isOpen(one.id())).orElse(null);
        return new NewReferralPage(
                filled.value("id"),
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
                                        one.id().toString(), one.name(), one.service(), PartnersWords.bestBy(one)))
                                .toList(),
                addressee == null ? "" : addressee.id().toString(),
                addressee == null ? "" : SendReferral.named(addressee),
                addressee == null ? "" : PartnersWords.bestBy(addressee),
                addressee != null && addressee.email() != null,
                mail.canMail(),
                fields(person, typed, chosenFields),
                typed,
                List.of("spoken", "telephone", "written").stream()
                        .map(manner -> new Option(manner, PeopleWords.manner(manner)))
                        .toList(),
                localDays.today().toString(),
                filled.warned(),
                filled.problems());
    }

    private List<NewReferralPage.FieldLine> fields(
            PersonFacts.Facts person, Map<String, String> typed, List<String> chosen) {
        var lines = new ArrayList<NewReferralPage.FieldLine>();
        for (var key : ReferralContent.FIELDS) {
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
            case "language" -> language == null ? "" : Words.languageName(language);
            case "phone" -> String.join(", ", person.phones());
            case "mail" -> String.join(", ", person.mails());
            case "post" -> String.join(", ", person.addresses()).replaceAll("\\R", ", ");
            default -> "";
        };
    }

    @PostMapping(ShowReferral.ADDRESS)
    String send(@RequestParam MultiValueMap<String, String> sent, Model model) {
        var typed = sent.toSingleValueMap();
        var id = FormFields.id(FormFields.text(typed, "id"));
        var person = FormFields.id(FormFields.text(typed, "personne"));
        var addressee = FormFields.id(FormFields.text(typed, "a"));
        if (id == null || person == null || addressee == null) throw new NotFound("referral");
        var caseFile = FormFields.id(FormFields.text(typed, "suivi"));
        var chosen = sent.getOrDefault("choose", List.of());
        var fields = new LinkedHashMap<String, String>();
        for (var key : chosen) fields.put(key, FormFields.text(typed, "value-" + key));
        var way = FormFields.text(typed, "way");
        var outcome = sendReferral.handle(new SendReferral.Command(
                id,
                person,
                caseFile,
                addressee,
                way,
                way.equals("link") ? FormFields.text(typed, "codeBy") : null,
                FormFields.lines(typed, "asked"),
                fields,
                FormFields.text(typed, "manner"),
                FormFields.day(FormFields.text(typed, "agreedOn")),
                FormFields.text(typed, "knowing").equals("true")));
        switch (outcome) {
            case Outcome.Done(Sending.Sent made) -> {
                if (made.token() != null)
                    return link(made, FormFields.text(typed, "mailIt").equals("true"), model);
                Notice.success(t("referrals.sent.paper")).onNextPage();
                return "redirect:" + ShowReferral.address(id);
            }
            case Outcome.Done(Sending.Already()) -> {
                Notice.warning(t("referrals.sent.already")).onNextPage();
                return "redirect:" + ShowReferral.address(id);
            }
            case Outcome.Changed() -> throw new IllegalStateException("a new referral has no version to be based on");
            case Outcome.Refused(var refused) -> {
                var problems = new Problems().addAll(refused);

                boolean warned =
                        problems.isWarned() || FormFields.text(typed, "knowing").equals("true");
                var named = caseFile == null ? null : cases.find(caseFile).orElse(null);
                model.addAttribute("page", page(facts(person), named, new FilledForm(typed, problems, warned), chosen));
                return FormAnswer.invalid(PAGE);
            }
        }
    }

    /** Shows the new link this once, after trying to mail it. */
    private String link(Sending.Sent made, boolean mailIt, Model model) {
        var it = made.it();
        var base = mail.address().isBlank()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : mail.address();
        var link = base + "/transmission/" + made.token();
        var mailed = mailIt ? Words.in(Words.FRENCH).call(() -> mail.link(it, link)) : null;
        model.addAttribute(
                "page",
                new SentPage(
                        ShowReferral.address(it.id()),
                        show.names(List.of(it.addressee())).getOrDefault(it.addressee(), "—"),
                        link,
                        or(made.code()),
                        partners.find(it.addressee())
                                .map(Partners.Addressee::phone)
                                .orElse(""),
                        mailed == null ? "" : EnumCode.of(mailed),
                        Words.date(it.expiresOn())));
        return "referrals/sent";
    }

    /** @param mailIt whether the new link goes by mail as well */
    @PostMapping(ShowReferral.ADDRESS + "/{id}/lien")
    String renew(@PathVariable UUID id, @RequestParam(defaultValue = "") String mailIt, Model model) {
        var outcome = sendReferral.renew(id);
        if (outcome instanceof Outcome.Done(var made) && made.token() != null)
            return link(made, mailIt.equals("true"), model);
        var why = outcome instanceof Outcome.Refused(var refused)
                ? refused.getFirst().code()
                : "referrals.problem.over";
        Notice.danger(t(why)).onNextPage();
        return "redirect:" + ShowReferral.address(id);
    }

    private static String or(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
