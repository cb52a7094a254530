// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.messages.Channel;
import fr.parvis.messages.MessagesAddresses;
import fr.parvis.messages.Template;
import fr.parvis.messages.domain.MessageContent;
import fr.parvis.messages.domain.MessageWords;
import fr.parvis.messages.domain.Stops;
import fr.parvis.messages.domain.Ways;
import fr.parvis.messages.domain.WriteToPerson;
import fr.parvis.messages.domain.sms.SmsText;
import fr.parvis.people.People;
import fr.parvis.people.PersonFacts;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes a message that somebody writes to the person of a file, and shows how many SMS it takes. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class WriteController {
    static final String WRITE = MessagesAddresses.MESSAGES + "/ecrire";

    /** Stands where the typed text goes. */
    private static final String TYPED = "\u0001";

    private final WriteToPerson write;
    private final MessageWords words;
    private final Ways ways;
    private final Stops stops;
    private final PersonFacts facts;
    private final People people;

    WriteController(WriteToPerson write, MessageWords words, Ways ways, Stops stops, PersonFacts facts, People people) {
        this.write = write;
        this.words = words;
        this.ways = ways;
        this.stops = stops;
        this.facts = facts;
        this.people = people;
    }

    @GetMapping(WRITE)
    String blank(@RequestParam(defaultValue = "") String personne, Model model) {
        return page(Map.of("id", Ids.next().toString(), "personne", personne), new Problems(), model);
    }

    @PostMapping(WRITE)
    String write(@RequestParam Map<String, String> sent, Model model) {
        var id = FormFields.id(sent.get("id"));
        var person = FormFields.id(sent.get("personne"));
        if (id == null || person == null) throw new NotFound("message");
        var outcome = write.handle(new WriteToPerson.Command(
                id,
                person,
                FormFields.lines(sent, "text"),
                channel(FormFields.text(sent, "by")),
                FormFields.text(sent, "knowing").equals("true")));
        return switch (outcome) {
            case Outcome.Done(var message) -> {
                Notice.success(t("messages.planned"))
                        .withAction(ShowMessages.address(message) + "/retirer", t("messages.undo"))
                        .onNextPage();
                yield "redirect:" + ShowMessages.address(message);
            }
            case Outcome.Refused(var refused) -> FormAnswer.invalid(page(sent, new Problems().addAll(refused), model));
            case Outcome.Changed() -> throw new IllegalStateException("a new message has no version to be based on");
        };
    }

    /** The person wants SMS again. */
    @PostMapping(WRITE + "/reprendre")
    String resume(@RequestParam(defaultValue = "") String personne) {
        var person = person(personne);
        stops.lift(person.id(), person.phones());
        Notice.success(t("messages.resumed")).onNextPage();
        return "redirect:" + WRITE + "?personne=" + person.id();
    }

    private PersonFacts.Facts person(@Nullable String id) {
        var asked = FormFields.id(id);
        return Optional.ofNullable(asked).flatMap(facts::facts).orElseThrow(() -> new NotFound("person"));
    }

    private String page(Map<String, String> sent, Problems problems, Model model) {
        var person = person(sent.get("personne"));
        people.read(person.id(), "case");
        var text = FormFields.lines(sent, "text");
        var frame = sms(TYPED, person).split(TYPED, -1);
        var sms = new SmsText(sms(text, person));
        var replaced = SmsText.replaced().stream()
                .filter(one -> !one.getValue().isBlank() && text.indexOf(one.getKey()) >= 0)
                .map(one -> t("messages.sms.replaced", one.getKey(), one.getValue()))
                .collect(Collectors.joining(" "));
        model.addAttribute(
                "page",
                new WritePage(
                        FormFields.text(sent, "id"),
                        person.id().toString(),
                        person.name(),
                        text,
                        channels(),
                        FormFields.text(sent, "by"),
                        problems.isWarned(),
                        ways.isSet(Channel.SMS),
                        stops.isAnyStopped(person.phones()),
                        frame[0],
                        frame[1],
                        text.isEmpty() ? "" : n("messages.sms.count", sms.parts(), sms.length()),
                        sms.isOfTelephones() ? "" : t("messages.sms.others", String.join(" ", sms.others())),
                        replaced,
                        SmsText.ALPHABET.replace("\u001b", ""),
                        SmsText.EXTENSION,
                        SmsText.replaced().stream()
                                .map(one -> one.getKey() + one.getValue())
                                .collect(Collectors.joining("\n")),
                        WriteToPerson.LONGEST,
                        problems));
        return "messages/write";
    }

    private String sms(String text, PersonFacts.Facts person) {
        var written = words.write(new Template("messages.written", List.of(text)), person.given(), person.language());
        return words.sms(
                new MessageContent(person.given(), null, null, person.language(), written.subject(), written.text()));
    }

    /** Channel that was chosen; null for the one that reaches the person best. */
    private static @Nullable Channel channel(String key) {
        return EnumCode.find(Channel.class, key).orElse(null);
    }

    /** Channels that are set up; the choice of the best one comes first. */
    private List<Option> channels() {
        return Stream.concat(
                        Stream.of(new Option("", t("messages.by.best"))),
                        Stream.of(Channel.values())
                                .filter(ways::isSet)
                                .map(by -> new Option(by.key(), t("messages.by." + by.key()))))
                .toList();
    }
}
