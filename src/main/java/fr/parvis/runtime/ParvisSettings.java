// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Settings of the whole installation: where its files are, how it is reached, and how its pages are served.
 *
 * @param data folder of keys, documents, exports and the embedded database; one process has it
 * @param sharedFolder folder of keys, documents and exports that all Parvis of one external database see; empty: one Parvis serves, with its data folder alone
 * @param command sub-command that runs instead of the server; empty: none
 * @param address address of Parvis without a slash at its end, as in {@code https://parvis.example}; empty: as the visitor reached it
 * @param bind address of this machine to listen on; empty: by the proxy
 * @param behindProxy whether a proxy on this machine is believed
 * @param proxy proxies that are believed, as addresses or networks; empty: none
 * @param smallCountThreshold figures under it are hidden outside the association
 * @param words folder with texts of one's own; empty: ours
 * @param mail settings {@code PARVIS_MAIL_…}
 * @param publicPages settings {@code PARVIS_PUBLIC_…}
 */
@ConfigurationProperties("parvis")
public record ParvisSettings(
        @DefaultValue("data") Path data,
        @DefaultValue("") String sharedFolder,
        @DefaultValue("") String command,
        @DefaultValue("") String address,
        @DefaultValue("") String bind,
        @DefaultValue("false") boolean behindProxy,
        @DefaultValue("") String proxy,
        @DefaultValue("5") int smallCountThreshold,
        @DefaultValue("") String words,
        @DefaultValue Mail mail,
        @DefaultValue @Name("public") PublicPages publicPages) {

    /**
     * Settings of mails.
     *
     * @param from the sender
     */
    public record Mail(@DefaultValue("parvis@localhost") String from) {}

    /**
     * Settings of the public's pages.
     *
     * @param requestsPerMinute most requests of one origin in a minute; 0: no limit
     */
    public record PublicPages(@DefaultValue("600") int requestsPerMinute) {
        public PublicPages {
            SettingCheck.atLeast("PARVIS_PUBLIC_REQUESTS_PER_MINUTE", requestsPerMinute, 0);
        }
    }

    public ParvisSettings {
        SettingCheck.atLeast("PARVIS_SMALL_COUNT_THRESHOLD", smallCountThreshold, 1);
        SettingCheck.folder("PARVIS_WORDS", words);
        SettingCheck.folder("PARVIS_SHARED_FOLDER", sharedFolder);
        address = address.strip().replaceAll("/+$", "");
    }

    /** Whether several processes may serve one database. */
    public boolean isShared() {
        return !sharedFolder.isBlank();
    }

    /** Folder of what all processes of one database must find: keys, documents, exports; the data folder where one process serves. */
    public Path lasting() {
        return isShared() ? Path.of(sharedFolder) : data;
    }
}
