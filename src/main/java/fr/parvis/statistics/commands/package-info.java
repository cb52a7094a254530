/** Sub-commands on figures. */
@NullMarked
package fr.parvis.statistics.commands;

import org.jspecify.annotations.NullMarked;
