// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages;

import fr.parvis.runtime.SettingCheck;
import fr.parvis.runtime.SettingRefused;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the provider of SMS, {@code PARVIS_SMS_…}.
 *
 * @param provider {@code http}, {@code smpp}, {@code log} for trials; empty: no SMS
 * @param from the sender: a number, or a name of up to 11 letters
 * @param url address of the HTTP interface, in which {@code {to}}, {@code {text}}, {@code {from}} and {@code {id}} stand for what is sent
 * @param body body of the POST; empty: asked by GET
 * @param type type of the body
 * @param headers {@code Name: value}, several between bars
 * @param accepted expression that an answer holds when the SMS was taken; empty: any 2xx
 * @param doorSecret secret part of the address for reports and answers; empty: no such address
 * @param askUrl address by which the provider tells what became of an SMS; empty: not asked
 * @param askStatus expression whose first group is the status in that answer
 * @param arrived expression for the status of an SMS that arrived
 * @param lost expression for the status of one that will not
 * @param smppHost the SMPP server
 * @param smppPort its port
 * @param smppUser the account there
 * @param smppPassword its password
 * @param smppTls whether the connection is encrypted
 */
@ConfigurationProperties("parvis.sms")
public record SmsSettings(
        @DefaultValue("") String provider,
        @DefaultValue("") String from,
        @DefaultValue("") String url,
        @DefaultValue("") String body,
        @DefaultValue("application/x-www-form-urlencoded") String type,
        @DefaultValue("") String headers,
        @DefaultValue("") String accepted,
        @DefaultValue("") String doorSecret,
        @DefaultValue("") String askUrl,
        @DefaultValue("\"status\"\\s*:\\s*\"([^\"]+)\"") String askStatus,
        @DefaultValue("(?i)deliv(rd|ered)|success") String arrived,

        @DefaultValue("(?i)undeliv.*|fail.*|expired|reject.*|deleted|error")
        String lost,

        @DefaultValue("") String smppHost,
        @DefaultValue("2775") int smppPort,
        @DefaultValue("") String smppUser,
        @DefaultValue("") String smppPassword,
        @DefaultValue("false") boolean smppTls) {
    static final int SHORTEST_SECRET = 24;

    public SmsSettings {
        if (!List.of("", "http", "smpp", "log").contains(provider))
            throw new SettingRefused("PARVIS_SMS_PROVIDER : « " + provider
                    + " » n’existe pas. Écrivez http, smpp ou log, ou laissez vide pour n’envoyer aucun SMS.");
        SettingCheck.expression("PARVIS_SMS_ACCEPTED", accepted);
        if (!doorSecret.isEmpty() && doorSecret.length() < SHORTEST_SECRET)
            throw new SettingRefused("PARVIS_SMS_DOOR_SECRET : écrivez au moins " + SHORTEST_SECRET
                    + " signes tirés au hasard, par exemple avec « openssl rand -hex 24 ».");
        if (!askUrl.isEmpty() && !askUrl.matches("https?://\\S+"))
            throw new SettingRefused("PARVIS_SMS_ASK_URL : cette adresse doit commencer par https://.");
        SettingCheck.expression("PARVIS_SMS_ASK_STATUS", askStatus);
        SettingCheck.expression("PARVIS_SMS_ARRIVED", arrived);
        SettingCheck.expression("PARVIS_SMS_LOST", lost);
        SettingCheck.within("PARVIS_SMS_SMPP_PORT", smppPort, 1, 65535);
    }

    /** Text without the secrets. */
    @Override
    public String toString() {
        return "SMS by " + (provider.isEmpty() ? "nobody" : provider);
    }
}
