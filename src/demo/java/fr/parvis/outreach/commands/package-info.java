/** What is asked of partners' lists on the command line. */
@NullMarked
package fr.parvis.outreach.commands;

import org.jspecify.annotations.NullMarked;
