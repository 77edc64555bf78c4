package io.ringfence.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A group of keys that may also be written as the value of one of them alone: a group in which none
 * of the record's keys holds a group or a list is the value of that key.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ShortForm {

  /** The record component that the short form is the value of. */
  String value();
}
