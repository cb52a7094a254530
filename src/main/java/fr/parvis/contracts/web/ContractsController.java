// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.contracts.domain.Contract;
import fr.parvis.contracts.domain.SeeContracts;
import fr.parvis.contracts.domain.SeeContracts.Standing;
import fr.parvis.partners.Partners;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of contracts, its file, and the sums of the network. */
@Controller
@Requires(value = Right.READ_CONTRACTS, within = Within.ASSOCIATION)
class ContractsController {
    private static final List<String> STATES = List.of("running", "to-come", "over");

    private final SeeContracts contracts;
    private final Partners partners;
    private final Associations associations;

    ContractsController(SeeContracts contracts, Partners partners, Associations associations) {
        this.contracts = contracts;
        this.partners = partners;
        this.associations = associations;
    }

    @GetMapping(Addresses.CONTRACTS)
    String list(
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(defaultValue = "") String annee,
            SignedIn who,
            Model model) {
        var today = contracts.today();
        var state = known(etat);
        var all = contracts.all();
        var names = funders(all);
        var years = IntStream.rangeClosed(today.getYear() - 4, today.getYear())
                .boxed()
                .sorted(java.util.Comparator.reverseOrder())
                .map(String::valueOf)
                .toList();
        int year = years.contains(annee) ? Integer.parseInt(annee) : today.getYear();
        int conflicts = contracts.countFindings();
        model.addAttribute(
                "page",
                new ContractsPage(
                        state,
                        STATES.stream()
                                .map(code -> new Option(code, t("contracts.state." + code)))
                                .toList(),
                        in(state, all, today).stream()
                                .map(it -> row(it, names, today))
                                .toList(),
                        !all.isEmpty(),
                        conflicts == 0 ? "" : n("contracts.conflicts.count", conflicts),
                        who.may(Right.KEEP_CONTRACTS),
                        String.valueOf(year),
                        years.stream().map(one -> new Option(one, one)).toList(),
                        shares(year)));
        return "contracts/contracts";
    }

    private static String known(String state) {
        return STATES.contains(state) ? state : "";
    }

    /** Those in a state; all of them where it is empty. */
    private static List<Standing> in(String state, List<Standing> all, LocalDate today) {
        return all.stream()
                .filter(it -> state.isEmpty() || state.equals(state(it.contract(), today)))
                .toList();
    }

    static String state(Contract contract, LocalDate today) {
        if (today.isBefore(contract.firstDay())) return "to-come";
        return today.isAfter(contract.lastDay()) ? "over" : "running";
    }

    private Map<UUID, String> funders(List<Standing> all) {
        return partners.names(all.stream().map(it -> it.contract().partner()).collect(Collectors.toSet()));
    }

    private static ContractsPage.Row row(Standing it, Map<UUID, String> names, LocalDate today) {
        var contract = it.contract();
        var pace = ContractWords.worst(it);
        var report = it.nextReport();
        return new ContractsPage.Row(
                Addresses.contract(contract.id()),
                contract.name(),
                about(contract, names.getOrDefault(contract.partner(), "")),
                it.lines().isEmpty() ? t("contracts.no-line") : ContractWords.pace(pace),
                it.lines().isEmpty() ? "warning" : ContractWords.badge(pace),
                it.lines().stream().map(ContractWords::progress).toList(),
                Words.euros(it.amount()),
                report.map(due -> Words.date(due.dueOn())).orElse("—"),
                it.reportPresses(today));
    }

    static String about(Contract contract, String funder) {
        return t("contracts.about", funder, contract.firstDay(), contract.lastDay());
    }

    /** Percentages of all acts of the year, whole numbers that add up to 100. */
    private List<ContractsPage.Share> shares(int year) {
        var from = LocalDate.of(year, 1, 1);
        var to = LocalDate.of(year, 12, 31);
        var shares = contracts.shares(from, to);
        if (shares.isEmpty()) return List.of();
        var total = contracts.total(from, to);
        long paid = shares.stream().mapToLong(SeeContracts.Share::acts).sum();
        long minutes = shares.stream().mapToLong(SeeContracts.Share::minutes).sum();
        var all = new ArrayList<>(shares);
        if (total.acts() > paid)
            all.add(new SeeContracts.Share(Ids.NIL, 0, total.acts() - paid, Math.max(0, total.minutes() - minutes)));
        var percents = percents(all.stream().map(SeeContracts.Share::acts).toList());
        var names = partners.names(all.stream().map(SeeContracts.Share::partner).collect(Collectors.toSet()));
        return IntStream.range(0, all.size())
                .mapToObj(i -> {
                    var share = all.get(i);
                    return new ContractsPage.Share(
                            names.getOrDefault(share.partner(), t("contracts.share.nobody")),
                            share.contracts() == 0 ? "—" : Words.number(share.contracts()),
                            Words.number(share.acts()),
                            t("contracts.percent", percents.get(i)),
                            Words.duration(share.minutes()));
                })
                .toList();
    }

    /** Whole percentages that add up to 100: the largest remainders get what rounding down leaves. */
    static List<Integer> percents(List<Long> parts) {
        long total = parts.stream().mapToLong(part -> part).sum();
        if (total == 0) return parts.stream().map(_ -> 0).toList();
        var percents = new int[parts.size()];
        int left = 100;
        for (int i = 0; i < percents.length; i++) {
            percents[i] = (int) (parts.get(i) * 100 / total);
            left -= percents[i];
        }
        var order = IntStream.range(0, percents.length)
                .boxed()
                .sorted(java.util.Comparator.comparingLong((Integer i) -> -(parts.get(i) * 100 % total)))
                .toList();
        for (int i = 0; i < left; i++) percents[order.get(i)]++;
        return java.util.Arrays.stream(percents).boxed().toList();
    }

    @GetMapping(Addresses.FILE)
    void file(@PathVariable String format, @RequestParam(defaultValue = "") String etat, HttpServletResponse response)
            throws IOException {
        var all = in(known(etat), contracts.all(), contracts.today());
        var names = funders(all);
        try (var table = ContractFile.begin(
                format, "conventions-" + contracts.today(), t("contracts.title"), t("contracts.file.head"), response)) {
            for (var it : all)
                for (var line : it.lines()) {
                    var projection = line.projection();
                    int parts = line.line().unit().parts();
                    table.line(List.of(
                            it.contract().name(),
                            names.getOrDefault(it.contract().partner(), ""),
                            it.contract().reference(),
                            it.contract().firstDay(),
                            it.contract().lastDay(),
                            line.line().name(),
                            t("contracts.unit." + line.line().unit().code()),
                            (long) line.line().promised(),
                            units(line.done(), parts),
                            units(line.counted(), parts),
                            ContractWords.pace(line.pace()),
                            projection == null ? "" : units(projection.expected(), parts),
                            projection == null ? "" : units(projection.low(), parts),
                            projection == null ? "" : units(projection.high(), parts),
                            FormFields.amount(line.line().amount()),
                            FormFields.amount(line.line().due(line.done())),
                            line.minutes()));
                }
        }
    }

    /** Whole units as a number, hours with their decimals as a text. */
    private static Object units(long parts, int ofUnit) {
        return ofUnit == 1 ? parts : FormFields.amount(Math.round(parts * 100.0 / ofUnit));
    }

    @GetMapping(Addresses.NETWORK)
    @Requires(value = Right.READ_NETWORK_FIGURES, within = Within.NETWORK)
    String network(Model model) {
        var names = associations.list().stream().collect(Collectors.toMap(Association::id, Association::name));
        var all = contracts.summaries();
        model.addAttribute(
                "page",
                new NetworkContractsPage(
                        all.stream()
                                .map(it -> new NetworkContractsPage.Row(
                                        names.getOrDefault(it.association(), ""),
                                        Words.number(it.running()),
                                        Words.number(it.below()),
                                        Words.number(it.over()),
                                        Words.number(it.late()),
                                        Words.euros(it.amount())))
                                .toList(),
                        n(
                                "contracts.network.total",
                                all.stream()
                                        .mapToLong(SeeContracts.Summary::running)
                                        .sum(),
                                Words.euros(all.stream()
                                        .mapToLong(SeeContracts.Summary::amount)
                                        .sum()))));
        return "contracts/network";
    }
}
