// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

#include <atomic>
#include <functional>
#include <memory>

namespace gatehouse::net {

/// Calls a thread from any other, through its event loop: however often it rings before the thread
/// answers, it is answered once. Nothing crosses threads but one counter in the kernel; what there
/// is to say is left elsewhere first, behind a mutex.
class Doorbell
{
public:
    /// \a answer is called on the thread that makes the bell.
    explicit Doorbell(std::function<void()> answer);
    Doorbell(const Doorbell &) = delete;
    Doorbell &operator=(const Doorbell &) = delete;
    /// On any thread once silenced, else on its own.
    ~Doorbell();

    /// From any thread.
    void ring();
    /// Nobody answers any more. On its own thread.
    void silence() { m_notifier.reset(); }

private:
    void onRung();

    const std::function<void()> m_answer;
    const int m_descriptor; ///< an eventfd
    std::atomic<bool> m_isRung {false};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace gatehouse::net
