// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.web;

import fr.parvis.messages.SmsSettings;
import fr.parvis.messages.domain.ReceiveSms;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.OpenToAll;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Callbacks (webhooks) of an SMS provider: delivery reports and answers. The secret in their address is the only key; without the setting
 * they are closed.
 */
@Controller
@OpenToAll
class SmsWebhookController {
    private final String secret;
    private final Pattern arrived;
    private final Pattern lost;
    private final ReceiveSms receive;

    SmsWebhookController(SmsSettings settings, ReceiveSms receive) {
        this.secret = settings.doorSecret();
        this.arrived = Pattern.compile(settings.arrived());
        this.lost = Pattern.compile(settings.lost());
        this.receive = receive;
    }

    /** @param reference the provider's, or ours where it has none */
    @RequestMapping(
            path = "/sms/{secret}/rapport",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<Void> report(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String status) {
        check(secret);
        boolean gone = arrived.matcher(status).matches();
        if (reference.isEmpty() || !gone && !lost.matcher(status).matches())
            return ResponseEntity.noContent().build();
        return ResponseEntity.status(receive.report(reference, gone) ? HttpStatus.NO_CONTENT : HttpStatus.NOT_FOUND)
                .build();
    }

    @RequestMapping(
            path = "/sms/{secret}/reponse",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<Void> answer(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String text) {
        check(secret);
        if (!from.isBlank() && !text.isBlank()) receive.answer(from.strip(), text);
        return ResponseEntity.noContent().build();
    }

    private void check(String given) {
        if (secret.isEmpty()
                || !MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8)))
            throw new NotFound("page");
    }
}
