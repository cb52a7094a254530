/** Commands for messages. */
@NullMarked
package fr.parvis.messages.commands;

import org.jspecify.annotations.NullMarked;
