package io.ringfence.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes one key of the stack's file, on the record component that holds its value. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {

  /** What the key is for, in a sentence or two; the configuration reference prints it. */
  String value();

  /** The key as it is written, where the component cannot have its name. */
  String name() default "";

  /** The value when the key is absent, as the file would write it; none makes the key required. */
  String defaultValue() default "";

  /** Whether a plain value in the place of the group of keys is the value of this one. */
  boolean shorthand() default false;

  /** Whether the value must never be shown. */
  boolean secret() default false;
}
