// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.LivePart;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.StillSignedIn;
import fr.parvis.access.Within;
import fr.parvis.access.papers.NetworkNow;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.LiveStreams;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The network's page, live, and the same for a screen on a wall. */
@Controller
@Requires(value = Right.READ_NETWORK_FIGURES, within = Within.NETWORK)
class LiveController {
    static final String ADDRESS = "/bureau/en-direct";

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry liveEntry() {
            return new NavigationEntry(
                    NavigationSection.HOME, 20, ADDRESS, "access.live.title", Right.READ_NETWORK_FIGURES);
        }

        @Bean
        HelpTopics liveHelp() {
            return new HelpTopics(Map.of(ADDRESS, "02-direction#le-réseau-en-direct"));
        }

        /** Link to it on the home page of the network's head. */
        @Bean
        HomePart liveHomePart(NetworkNow network) {
            return new HomePart() {
                @Override
                public int order() {
                    return 5;
                }

                @Override
                public Optional<Content> of(SignedIn who) {
                    if (who.association() != null || !who.may(Right.READ_NETWORK_FIGURES)) return Optional.empty();
                    var state = network.state();
                    var figures = state.tiles().stream()
                            .map(tile -> figure(tile))
                            .flatMap(Optional::stream)
                            .limit(4)
                            .toList();
                    var rows = state.alerts().stream()
                            .limit(3)
                            .map(alert -> new Row(alert.text(), "", alert.href(), true))
                            .toList();
                    return Optional.of(
                            new Content(t("access.live.title"), ADDRESS, figures, rows, t("access.live.empty")));
                }
            };
        }

        private static Optional<HomePart.Figure> figure(LivePart.Tile tile) {
            return tile.figures().stream()
                    .findFirst()
                    .map(one -> new HomePart.Figure(one.value(), one.label(), ADDRESS, one.pressing()));
        }
    }

    private final NetworkNow network;
    private final LiveStreams streams;
    private final StillSignedIn still;

    LiveController(NetworkNow network, LiveStreams streams, StillSignedIn still) {
        this.network = network;
        this.streams = streams;
        this.still = still;
    }

    @GetMapping(ADDRESS)
    String show(Model model) {
        model.addAttribute("state", network.state());
        return "access/live";
    }

    /** The live page for a screen on a wall: without frame, in large figures. */
    @GetMapping(ADDRESS + "/mur")
    String wall(SignedIn who, Model model) {
        model.addAttribute("state", network.state());
        model.addAttribute("place", who.place());
        return "access/live-wall";
    }

    /** State of the page, for browsers that get no stream. */
    @GetMapping(ADDRESS + "/maintenant")
    ResponseEntity<NetworkNow.State> now() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(network.state());
    }

    @GetMapping(ADDRESS + "/direct")
    void stream(HttpServletRequest request, HttpServletResponse response, SignedIn who) throws IOException {
        var locale = Words.locale();
        streams.write(
                request,
                response,
                new LiveStreams.OpenPage(
                        network,
                        network.number(),
                        number -> network.event(number, locale),
                        still.check(request, who, Right.READ_NETWORK_FIGURES)));
    }
}
