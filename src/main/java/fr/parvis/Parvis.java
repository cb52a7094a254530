package fr.parvis;

import fr.parvis.database.Restoration;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The application: starts the web server or, when the first word is not an option, runs one sub-command and ends. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@EnableScheduling
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
