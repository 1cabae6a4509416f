// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"

#include <QtGlobal>

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace gatehouse::base {

/// Wraps the error half of a Result: `return Err(Error { ErrorKind::Io, u"…"_s });`
template <typename E> struct Err
{
    /// Not an aggregate: clang 14, which builds the fuzz targets, cannot deduce E of one.
    explicit Err(E error)
        : value(std::move(error))
    { }
    E value;
};

/// What is not a T but converts to one: nullopt where T is an optional.
template <typename U, typename T, typename E>
concept ConvertsToValue = std::is_convertible_v<U, T> && !std::is_same_v<std::decay_t<U>,
                              T> && !std::is_same_v<std::decay_t<U>, Err<E>>;

/// Either a value or an error, never both. Look before you take: value() and error() assert.
template <typename T, typename E = Error> class [[nodiscard]] Result
{
public:
    Result(T value) // NOLINT(google-explicit-constructor): a value is a result
        : m_state(std::in_place_index<0>, std::move(value))
    { }
    template <ConvertsToValue<T, E> U>
    Result(U value) // NOLINT(google-explicit-constructor): so is what becomes one
        : m_state(std::in_place_index<0>, std::move(value))
    { }
    Result(Err<E> error)
        : m_state(std::in_place_index<1>, std::move(error.value))
    { }

    explicit operator bool() const { return m_state.index() == 0; }
    bool ok() const { return m_state.index() == 0; }

    const T &value() const &
    {
        Q_ASSERT(ok());
        return *std::get_if<0>(&m_state);
    }
    T &value() &
    {
        Q_ASSERT(ok());
        return *std::get_if<0>(&m_state);
    }
    T &&value() &&
    {
        Q_ASSERT(ok());
        return std::move(*std::get_if<0>(&m_state));
    }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    const E &error() const
    {
        Q_ASSERT(!ok());
        return *std::get_if<1>(&m_state);
    }

private:
    std::variant<T, E> m_state;
};

/// Success without a value, or an error.
template <typename E> class [[nodiscard]] Result<void, E>
{
public:
    Result() = default;
    Result(Err<E> error)
        : m_error(std::move(error.value))
    { }

    explicit operator bool() const { return !m_error; }
    bool ok() const { return !m_error; }
    const E &error() const
    {
        Q_ASSERT(m_error);
        return *m_error;
    }

private:
    std::optional<E> m_error;
};

} // namespace gatehouse::base
