package fr.parvis;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: starts the web server, or one command and ends. */
@SpringBootApplication
public class Parvis {

    public static void main(String[] args) {
        SpringApplication.run(Parvis.class, args);
    }
}
