/** What is asked of messages on the command line. */
@NullMarked
package fr.parvis.messages.commands;

import org.jspecify.annotations.NullMarked;
