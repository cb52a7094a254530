// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

import fr.parvis.access.AccessSettings;
import fr.parvis.access.OpenIdSettings;
import fr.parvis.activities.ActivitiesSettings;
import fr.parvis.appointments.AppointmentsSettings;
import fr.parvis.arrangements.ListsSettings;
import fr.parvis.database.DatabaseSettings;
import fr.parvis.database.Restoration;
import fr.parvis.documents.DocumentsSettings;
import fr.parvis.energy.EnergySettings;
import fr.parvis.equipment.EquipmentSettings;
import fr.parvis.hotline.HotlineSettings;
import fr.parvis.indicators.FiguresSettings;
import fr.parvis.mandates.MandatesSettings;
import fr.parvis.messages.MessagesSettings;
import fr.parvis.messages.SmsSettings;
import fr.parvis.monitoring.MonitoringSettings;
import fr.parvis.network.AddressesSettings;
import fr.parvis.network.FranceServicesSettings;
import fr.parvis.network.MapSettings;
import fr.parvis.opendata.OpenDataSettings;
import fr.parvis.outreach.OutreachSettings;
import fr.parvis.people.PeopleSettings;
import fr.parvis.procedures.GuideSettings;
import fr.parvis.publicsite.PublicSiteSettings;
import fr.parvis.queue.TicketsSettings;
import fr.parvis.reading.ReadingSettings;
import fr.parvis.referrals.ReferralsSettings;
import fr.parvis.rollout.RolloutSettings;
import fr.parvis.rota.RotaSettings;
import fr.parvis.rounds.RoundsSettings;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.sheets.SheetsSettings;
import fr.parvis.skills.SkillsSettings;
import fr.parvis.sync.SyncSettings;
import fr.parvis.visits.VisitsSettings;
import fr.parvis.webhooks.WebhooksSettings;
import fr.parvis.workshops.WorkshopsSettings;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The application: starts the web server or, when the first word is not an option, runs one sub-command and ends. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@EnableScheduling
@EnableConfigurationProperties({
    AccessSettings.class,
    ActivitiesSettings.class,
    AddressesSettings.class,
    AppointmentsSettings.class,
    DatabaseSettings.class,
    DocumentsSettings.class,
    EnergySettings.class,
    EquipmentSettings.class,
    FiguresSettings.class,
    FranceServicesSettings.class,
    GuideSettings.class,
    HotlineSettings.class,
    ListsSettings.class,
    MandatesSettings.class,
    MapSettings.class,
    MessagesSettings.class,
    MonitoringSettings.class,
    OpenDataSettings.class,
    OpenIdSettings.class,
    OutreachSettings.class,
    ParvisSettings.class,
    PeopleSettings.class,
    PublicSiteSettings.class,
    ReadingSettings.class,
    ReferralsSettings.class,
    RolloutSettings.class,
    RotaSettings.class,
    RoundsSettings.class,
    SheetsSettings.class,
    SkillsSettings.class,
    SmsSettings.class,
    SyncSettings.class,
    TicketsSettings.class,
    VisitsSettings.class,
    WebhooksSettings.class,
    WorkshopsSettings.class
})
public class Parvis {

    /** Fewer threads under the virtual ones, and two requests that only compute would keep all others waiting: they take no turns by themselves. */
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    public static void main(String[] args) {
        if (System.getProperty(CARRIERS) == null)
            System.setProperty(
                    CARRIERS, String.valueOf(Math.max(8, Runtime.getRuntime().availableProcessors())));
        if (Restoration.isMeant(args)) {
            LoggingSystem.get(Parvis.class.getClassLoader())
                    .beforeInitialize(); // silent: the command speaks for itself
            System.exit(Restoration.run(List.of(args), System.out::println));
        }
        var application = new SpringApplication(Parvis.class);
        if (args.length > 0 && !args[0].startsWith("--")) {
            System.setProperty("parvis.command", args[0]);
            // -1: the same application, listening to nobody
            System.setProperty("server.port", "-1");
            System.setProperty("logging.level.root", "WARN");
            System.exit(SpringApplication.exit(application.run(args)));
        }
        application.run(args);
    }
}
