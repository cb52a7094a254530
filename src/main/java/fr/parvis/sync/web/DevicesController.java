// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.access.Associations;
import fr.parvis.access.DeviceSessions;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.NotAllowed;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.sync.domain.Decision;
import fr.parvis.sync.domain.Devices;
import fr.parvis.sync.domain.ReceivedCommand;
import fr.parvis.sync.domain.TakeSealed;
import fr.parvis.values.Paging;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows the devices that keep records, names and revokes them, and imports the file of what one could not send. */
@Controller
@Requires(Right.MANAGE_DEVICES)
class DevicesController {
    static final String ADDRESS = "/bureau/appareils";
    private static final String VIEW = "sync/devices";
    private static final int ON_A_PAGE = 50;
    private static final int FILE = 20_000_000;
    private static final int ENVELOPES = 10_000;

    private final Devices devices;
    private final DeviceSessions sessions;
    private final TakeSealed takeSealed;
    private final Accounts accounts;
    private final Associations associations;
    private final JsonMapper json;
    private final TransactionTemplate reading;
    private final LocalDays localDays;

    DevicesController(
            Devices devices,
            DeviceSessions sessions,
            TakeSealed takeSealed,
            Accounts accounts,
            Associations associations,
            JsonMapper json,
            PlatformTransactionManager transactions,
            LocalDays localDays) {
        this.devices = devices;
        this.sessions = sessions;
        this.takeSealed = takeSealed;
        this.accounts = accounts;
        this.associations = associations;
        this.json = json;
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        this.localDays = localDays;
    }

    /**
     * Pages of the two lists that an address asks for.
     *
     * @param page of the devices in use
     * @param anciens of the others
     * @param structure the association; null for one's own
     */
    record Question(
            @Nullable String page,
            @Nullable String anciens,
            @Nullable UUID structure) {
        static Question of(@Nullable UUID structure) {
            return new Question(null, null, structure);
        }
    }

    @GetMapping(ADDRESS)
    String list(@ModelAttribute Question asked, SignedIn who, Model model) {
        model.addAttribute("page", page(asked, who, new Problems(), null));
        return VIEW;
    }

    @PostMapping(ADDRESS + "/{device}/revoquer")
    String revoke(
            @PathVariable UUID device,
            @RequestParam(required = false) @Nullable UUID structure,
            HttpServletRequest request,
            SignedIn who) {
        var place = needed(who, structure);
        boolean own = sessions.isOn(OwnSession.of(request), device);
        boolean revoked = Asking.as(place).call(() -> devices.revoke(device, who.account()));
        if (revoked && own) {
            // an account that revokes its own device has no session any more to show a notice in
            request.getSession().invalidate();
            return "redirect:" + AccessAddresses.SIGN_IN;
        }
        (revoked
                        ? Notice.success(Words.t("sync.devices.revoked-done"))
                        : Notice.warning(Words.t("sync.devices.revoked-before")))
                .onNextPage();
        return back(who, place);
    }

    @PostMapping(ADDRESS + "/{device}/nom")
    String rename(
            @PathVariable UUID device,
            @RequestParam(defaultValue = "") String nom,
            @RequestParam(required = false) @Nullable UUID structure,
            SignedIn who) {
        var place = needed(who, structure);
        if (!Asking.as(place).call(() -> devices.rename(device, nom))) throw new NotFound("device " + device);
        Notice.success(Words.t("sync.devices.named")).onNextPage();
        return back(who, place);
    }

    /** Shows at once what became of each line; the same file again changes nothing, so the page may be loaded again. */
    @PostMapping(ADDRESS + "/fichier")
    String takeIn(
            @RequestParam(required = false) @Nullable MultipartFile fichier,
            @RequestParam(required = false) @Nullable UUID structure,
            SignedIn who,
            Model model)
            throws IOException {
        var place = needed(who, structure);
        var problems = new Problems();
        var file = file(fichier, problems);
        if (file == null) {
            model.addAttribute("page", page(Question.of(structure), who, problems, null));
            return FormAnswer.invalid(VIEW);
        }
        var device = Objects.requireNonNull(ReceivedCommand.uuid(file.path("device")));
        var envelopes = new ArrayList<JsonNode>();
        file.path("envelopes").forEach(envelopes::add);
        var answers = new HashMap<String, Decision.Outcome>();
        Asking.as(place).run(() -> {
            for (var answer : takeSealed.fromFile(device, envelopes)) answers.put(answer.id(), answer.outcome());
        });
        model.addAttribute("page", page(Question.of(structure), who, problems, taken(envelopes, answers, place)));
        return VIEW;
    }

    private @Nullable JsonNode file(@Nullable MultipartFile given, Problems problems) throws IOException {
        if (given == null || given.isEmpty()) {
            problems.add("fichier", Words.t("sync.file.missing"));
            return null;
        }
        if (given.getSize() > FILE) {
            problems.add("fichier", Words.t("sync.file.too-big"));
            return null;
        }
        try {
            var file = json.readTree(given.getBytes());
            if (file.path("parvis").asString("").equals("unsent")
                    && file.path("v").asInt(0) == 1
                    && ReceivedCommand.uuid(file.path("device")) != null
                    && file.path("envelopes").isArray()) {
                if (file.path("envelopes").size() <= ENVELOPES) return file;
                problems.add("fichier", Words.t("sync.file.too-big"));
                return null;
            }
        } catch (JacksonException e) {
            // said below
        }
        problems.add("fichier", Words.t("sync.file.not-ours"));
        return null;
    }

    private DevicesPage.Taken taken(List<JsonNode> envelopes, Map<String, Decision.Outcome> answers, UUID place) {
        var names = names(place);
        var lines = new ArrayList<DevicesPage.Line>();
        int stand = 0;
        for (var envelope : envelopes) {
            var id = envelope.path("command").asString("");
            var outcome = answers.get(id.toLowerCase(Locale.ROOT));
            if (outcome == null) outcome = answers.get(id);
            if (outcome == Decision.Outcome.ACCEPTED) stand++;
            var word = outcome == null ? "undecided" : outcome.word();
            lines.add(new DevicesPage.Line(
                    Words.t("sync.file.line", envelope.path("seq").asString("?")),
                    Objects.requireNonNullElse(
                            names.get(ReceivedCommand.uuid(envelope.path("account"))), Words.t("sync.somebody")),
                    Words.t("sync.file.outcome." + word),
                    outcome == null || outcome == Decision.Outcome.REJECTED
                            ? "danger"
                            : outcome == Decision.Outcome.ACCEPTED || outcome == Decision.Outcome.ALREADY_KNOWN
                                    ? "success"
                                    : "warning"));
        }
        return new DevicesPage.Taken(
                Words.n("sync.file.taken", stand) + " " + Words.n("sync.file.of", envelopes.size()), lines);
    }

    private DevicesPage page(Question asked, SignedIn who, Problems problems, DevicesPage.@Nullable Taken taken) {
        var place = place(who, asked.structure);
        var places = who.association() != null
                ? List.<Option>of()
                : read(() -> associations.list()).stream()
                        .map(a -> new Option(a.id().toString(), a.name()))
                        .toList();
        var names = place == null ? Map.<UUID, String>of() : names(place);
        return new DevicesPage(
                list(place, false, asked.page, names),
                list(place, true, asked.anciens, names),
                places,
                places.isEmpty() || place == null ? "" : place.toString(),
                problems,
                taken);
    }

    private DevicesPage.DeviceList list(
            @Nullable UUID place, boolean quiet, @Nullable String asked, Map<UUID, String> names) {
        int total = place == null ? 0 : Asking.as(place).call(() -> devices.count(quiet));
        var paging = Paging.of(asked, total, ON_A_PAGE);
        var seen = place == null ? List.<Devices.Seen>of() : Asking.as(place).call(() -> devices.list(quiet, paging));
        return new DevicesPage.DeviceList(rows(seen, names), total, paging);
    }

    private List<DevicesPage.Row> rows(List<Devices.Seen> seen, Map<UUID, String> names) {
        return seen.stream()
                .map(one -> {
                    var accounts = one.accounts().stream()
                            .map(id -> Objects.requireNonNullElse(names.get(id), Words.t("sync.somebody")))
                            .toList();
                    return new DevicesPage.Row(
                            one.id().toString(),
                            one.label().isEmpty() ? name(one, accounts) : one.label(),
                            one.label(),
                            String.join(", ", accounts),
                            Words.moment(localDays.local(one.seenAt())),
                            one.unsent() == null ? null : Words.n("sync.devices.unsent", one.unsent()),
                            one.unsent() != null && one.unsent() > 0,
                            one.revokedAt() == null ? null : Words.moment(localDays.local(one.revokedAt())));
                })
                .toList();
    }

    /** "Chrome sur Linux, Sandrine, 29 novembre 9 h 12": name of a device that nobody named. */
    private String name(Devices.Seen one, List<String> accounts) {
        var browser = one.agent().browser();
        var system = one.agent().system();
        var made = localDays.local(one.madeAt());
        boolean unknown = browser.isEmpty() && system.isEmpty();
        return Words.t(
                "sync.devices.unnamed",
                unknown
                        ? Words.t("sync.devices.device")
                        : browser.isEmpty() || system.isEmpty()
                                ? browser + system
                                : Words.t("sync.devices.browser-on", browser, system),
                accounts.isEmpty()
                        ? Words.t("sync.somebody")
                        : accounts.getFirst().split(" ", 2)[0],
                Words.day(made.toLocalDate()),
                Words.time(made.toLocalTime()));
    }

    private Map<UUID, String> names(UUID place) {
        return read(() -> accounts.list(place)).stream().collect(Collectors.toMap(Account::id, Account::name));
    }

    private <T> T read(java.util.function.Supplier<T> what) {
        return Objects.requireNonNull(reading.execute(status -> what.get()));
    }

    /** One's own association; for the network the one that was chosen, if it exists. */
    private @Nullable UUID place(SignedIn who, @Nullable UUID structure) {
        if (who.association() != null) return who.association();
        // the network's own site leads lead no association
        if (!who.may(Right.MANAGE_ASSOCIATIONS)) throw new NotAllowed("devices are an association's");
        return structure != null && read(() -> associations.find(structure)).isPresent() ? structure : null;
    }

    private UUID needed(SignedIn who, @Nullable UUID structure) {
        var place = place(who, structure);
        if (place == null) throw new NotFound("no association was chosen");
        return place;
    }

    private static String back(SignedIn who, UUID place) {
        return "redirect:" + ADDRESS + (who.association() == null ? "?structure=" + place : "");
    }
}
