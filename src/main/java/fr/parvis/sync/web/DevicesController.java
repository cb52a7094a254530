// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.DeviceSessions;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.sync.domain.Devices;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the devices that keep records, names and revokes them. */
@Controller
@Requires(Right.MANAGE_DEVICES)
class DevicesController {
    static final String ADDRESS = "/bureau/appareils";
    static final String VIEW = "sync/devices";

    private final Devices devices;
    private final DeviceSessions sessions;
    private final ShowDevices show;

    DevicesController(Devices devices, DeviceSessions sessions, ShowDevices show) {
        this.devices = devices;
        this.sessions = sessions;
        this.show = show;
    }

    @GetMapping(ADDRESS)
    String list(@ModelAttribute ShowDevices.Question asked, SignedIn who, Model model) {
        model.addAttribute("page", show.page(asked, who, new Problems(), null));
        return VIEW;
    }

    @PostMapping(ADDRESS + "/{device}/revoquer")
    String revoke(
            @PathVariable UUID device,
            @RequestParam(required = false) @Nullable UUID structure,
            HttpServletRequest request,
            SignedIn who) {
        var place = show.needed(who, structure);
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
        var place = show.needed(who, structure);
        if (!Asking.as(place).call(() -> devices.rename(device, nom))) throw new NotFound("device " + device);
        Notice.success(Words.t("sync.devices.named")).onNextPage();
        return back(who, place);
    }

    private static String back(SignedIn who, UUID place) {
        return "redirect:" + ADDRESS + (who.association() == null ? "?structure=" + place : "");
    }
}
